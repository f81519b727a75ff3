'use client'
import { Button } from '@mantine/core'
import { IconPlayerStop, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useNow } from '@/components/providers/use-now'
import { useWorkspace } from '@/components/providers/workspace-provider'
import { Page } from '@/components/ui/page'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Cell, Sheet } from '@/components/ui/sheet'
import { Stat, StatRow } from '@/components/ui/stat-tile'
import { type StepWord, stepWord } from '@/lib/experiments/step-word'
import { formatMetric, formatSi } from '@/lib/shared/format-number'
import { formatSeconds } from '@/lib/shared/format-time'
import { bestEpoch, type CurveAxis } from './learning-curve'
import { describeRecipe } from './recipe-text'
import { RunCurve } from './run-curve'
import { splitParts } from './run-draft'
import { RunHead } from './run-head'
import type { RunFacts } from './run-page'
import { SplitTimeline } from './split-timeline'
import { curveText, passText, stageText } from './stage-text'
import { cancelRun, stopRun } from './training'

/** A run that waits or trains: how far it is, and its curves as they grow. */
export function RunLive({ run, epochs, dataset }: RunFacts) {
  const workspace = useWorkspace()
  const now = useNow(1000)
  const [axis, setAxis] = useState<CurveAxis>('epoch')
  const training = run.state.status === 'training' ? run.state : null
  const step = stepWord(run.recipe.family)
  const last = epochs.at(-1)
  const best = bestEpoch(epochs)
  const share = training && training.epochs > 0 ? training.epoch / training.epochs : 0
  const soFar = last?.elapsed ?? 0
  return (
    <Page>
      <RunHead run={run} badges={[]} simulated={dataset?.simulated ?? false} sub={describeRecipe(run, dataset)}>
        <Button leftSection={<IconX size={15} stroke={1.6} />} onClick={() => cancelRun(workspace, run)}>
          Cancel
        </Button>
        {training && (
          <Button leftSection={<IconPlayerStop size={15} stroke={1.8} />} onClick={() => stopRun(workspace, run)}>
            Stop, keep the best
          </Button>
        )}
      </RunHead>
      <div className="stack">
        <Sheet>
          <Cell>
            <ProgressBar
              share={training ? share : run.state.status === 'queued' ? 0 : null}
              label={`${run.name}, progress`}
            />
            <div style={{ marginTop: 12 }}>
              <StatRow>
                <Stat
                  label="Doing"
                  value={training ? stageText(training, step) : 'waiting for its turn'}
                  note={training ? doneNote(training, step, share) : 'at most two runs train at once'}
                />
                <Stat
                  label="Best RMSE, days watched"
                  value={best?.tailRmse == null ? '–' : formatMetric(best.tailRmse)}
                  unit="min"
                  note={best ? `at ${step} ${best.epoch}` : `after the first ${step}`}
                />
                <Stat label="RMSE, training rides" value={last ? formatMetric(last.trainRmse) : '–'} unit="min" />
                <Stat
                  label="Speed"
                  value={last ? formatSi(last.rowsPerSecond) : '–'}
                  unit="rows/s"
                  note={run.environment?.backend}
                />
                <Stat
                  label="Time left"
                  value={training?.secondsLeft == null ? '–' : formatSeconds(training.secondsLeft)}
                  note={now > 0 && training ? `${formatSeconds(soFar)} so far` : undefined}
                />
              </StatRow>
            </div>
          </Cell>
        </Sheet>
        {epochs.length > 0 && (
          <Sheet>
            <RunCurve
              run={run.name}
              sub={curveText(training, step)}
              epochs={epochs}
              step={step}
              axis={axis}
              onAxis={setAxis}
              width={2.25}
              isLabelled
              height={248}
              right={88}
              xDomain={
                axis === 'epoch'
                  ? [1, Math.max(2, training?.pass?.name === 'search' ? training.pass.epochs : 0, last?.epoch ?? 0)]
                  : [0, Math.max(1, soFar + (training?.secondsLeft ?? 0))]
              }
              dots={[
                ...(best?.tailRmse == null || best === last
                  ? []
                  : [{ x: best[axis], y: best.tailRmse, fill: 'var(--rc-surface)' }]),
                ...(last?.tailRmse == null ? [] : [{ x: last[axis], y: last.tailRmse, fill: 'var(--rc-taxi)' }]),
              ]}
            />
          </Sheet>
        )}
        <Sheet columns="minmax(0, 1fr) minmax(0, 1fr)">
          <Cell title="Split" sub="by time, never shuffled">
            <SplitTimeline parts={splitParts(run.recipe.split, dataset)} />
          </Cell>
          <Cell title="When it finishes">
            <p className="ink2">
              It is judged on the validation rides, which it has not seen: errors with intervals, residuals, error by
              hour and by duration, and the worst rides, beside the lookup table. You can go to other pages meanwhile;
              closing the tab interrupts it{afterClosing(training)}
            </p>
          </Cell>
        </Sheet>
      </div>
    </Page>
  )
}

/** What becomes of a run whose tab is closed. */
function afterClosing(training: Extract<RunFacts['run']['state'], { status: 'training' }> | null): string {
  switch (training?.notKept) {
    case 'no room':
      return ', and it would begin anew: the browser has no room for its checkpoints. Delete datasets you no longer need.'
    case 'library':
      return ', and it would begin anew: TensorFlow.js trains it, which keeps no checkpoints.'
    default:
      return '; from its last checkpoint it can be resumed.'
  }
}

/** `pass 1 of 2, choosing the number of epochs · 36 % done` */
function doneNote(training: Parameters<typeof passText>[0], step: StepWord, share: number): string {
  const pass = passText(training, step)
  return `${pass ? `${pass.pass}, ${pass.purpose} · ` : ''}${Math.round(share * 100)}\u00a0% done`
}
