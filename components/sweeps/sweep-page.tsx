'use client'
import { Button } from '@mantine/core'
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react'
import { useRouter, useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { useLive } from '@/components/providers/use-live'
import { useNow } from '@/components/providers/use-now'
import type { Workspace } from '@/components/providers/workspace'
import { useCanWrite, useWorkspace } from '@/components/providers/workspace-provider'
import { Chip, LiveChip, SimulatedChip } from '@/components/ui/chip'
import { Page, PageHead } from '@/components/ui/page'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Cell, Sheet } from '@/components/ui/sheet'
import { Stat, StatRow } from '@/components/ui/stat-tile'
import { FailedView, LoadingView, MissingView } from '@/components/ui/view-state'
import type { Run } from '@/lib/experiments/run'
import { FAMILIES } from '@/lib/models/families/all'
import { formatMetric } from '@/lib/shared/format-number'
import { formatLocalDay, formatSeconds } from '@/lib/shared/format-time'
import { sweepId } from '@/lib/shared/ids'
import { addressOfRun } from '@/lib/shared/page-address'
import { sayCount } from '@/lib/shared/say-count'
import { winnerOf } from '@/lib/sweeps/leaderboard'
import type { Sweep } from '@/lib/sweeps/sweep'
import type { Dataset } from '@/lib/trips/dataset'
import { LeaderboardCell } from './leaderboard-cell'
import { trainWinner } from './start-sweep'
import { stopSweep } from './stop-sweep'
import { SweepCurve } from './sweep-curve'
import { levelWords, resultsOf } from './sweep-results'
import { goOnWithSweep } from './sweeping'

interface Facts {
  readonly sweep: Sweep
  readonly runs: readonly Run[]
  readonly dataset: Dataset | null
}

async function readFacts({ sweeps, runs, datasets }: Workspace, id: string): Promise<Facts | null> {
  const sweep = await sweeps.get(sweepId(id))
  if (!sweep) return null
  return { sweep, runs: await runs.ofSweep(sweep.id), dataset: await datasets.get(sweep.recipe.datasetId) }
}

/** One sweep: who is ahead, how far it has come, and what to do with the winner. */
export function SweepPage() {
  const id = useSearchParams().get('id') ?? ''
  const facts = useLive((workspace) => readFacts(workspace, id), `sweep ${id}`)
  if (facts.status === 'loading') return <LoadingView label="Reading the sweep" />
  if (facts.status === 'failed')
    return (
      <FailedView title="The sweep could not be read" onRetry={() => window.location.reload()}>
        {facts.message}
      </FailedView>
    )
  if (!facts.value) return <MissingView what="sweep" back={{ href: '/experiments', label: 'Back to experiments' }} />
  return <SweepView {...facts.value} />
}

function SweepView({ sweep, runs, dataset }: Facts) {
  const workspace = useWorkspace()
  const router = useRouter()
  const canWrite = useCanWrite()
  const now = useNow(1000)
  const [isStarting, setStarting] = useState(false)
  const results = resultsOf(sweep, runs)
  const { standings, refit, asItWas, tried, running } = results
  const winner = winnerOf(standings)
  const { plan, state } = sweep
  const isRunning = state.status === 'running'
  const isStopping = !isRunning && running.length > 0
  const worked = sweep.workedMs + (state.status === 'running' && now > 0 ? Math.max(0, now - state.since) : 0)
  const gain = winner?.score == null || asItWas === null ? null : asItWas - winner.score
  const icon = { size: 15, stroke: 1.6 } as const

  const takeWinner = async () => {
    if (refit) return router.push(addressOfRun(refit.id))
    if (!winner) return
    setStarting(true)
    const run = await trainWinner(workspace, sweep, winner.training).finally(() => setStarting(false))
    if (run) router.push(addressOfRun(run.id))
  }
  return (
    <Page>
      <PageHead
        title={sweep.name}
        crumbs={[{ label: 'Experiments', href: '/experiments' }, { label: 'Sweep' }]}
        beside={
          <>
            {isRunning && <LiveChip>running</LiveChip>}
            {isStopping && <LiveChip>stopping</LiveChip>}
            {state.status === 'stopped' && !isStopping && <Chip kind="quiet">{STOPPED[state.why]}</Chip>}
            {sweep.judge === 'validation' && <Chip kind="bad">chosen on validation</Chip>}
            {dataset?.simulated && <SimulatedChip />}
          </>
        }
        sub={`${FAMILIES[plan.family].label} on ${dataset?.name ?? 'a dataset that was removed'}, judged by rides from ${formatLocalDay(sweep.trials.split.validFrom)} to ${formatLocalDay((sweep.trials.split.testFrom ?? sweep.trials.split.to) - 1)}${sweep.judge === 'tail' ? ', inside the training period' : ''}`}
      >
        {isRunning && (
          <Button
            leftSection={<IconPlayerStop {...icon} />}
            disabled={!canWrite}
            onClick={() => void stopSweep(workspace, sweep.id)}
          >
            Stop
          </Button>
        )}
        {state.status === 'stopped' && (
          <Button
            leftSection={<IconPlayerPlay {...icon} />}
            disabled={!canWrite || dataset === null || isStopping}
            onClick={() => void goOnWithSweep(workspace, sweep)}
          >
            Go on
          </Button>
        )}
        <Button
          {...(isRunning ? {} : { variant: 'filled', color: 'taxi' })}
          disabled={refit === null && (!winner || isRunning || !canWrite || dataset === null || isStarting)}
          onClick={() => void takeWinner()}
        >
          {refit ? `Open ${refit.name}` : 'Use the winner'}
        </Button>
      </PageHead>
      <div className="stack">
        <Sheet>
          <Cell>
            <ProgressBar
              share={state.status === 'finished' ? 1 : Math.min(1, tried / Math.max(1, plan.trials))}
              label={`${sweep.name}, progress`}
            />
            <div style={{ marginTop: 12 }}>
              <StatRow>
                <Stat
                  label="Best RMSE, judging days"
                  value={winner?.score == null ? '–' : formatMetric(winner.score)}
                  unit="min"
                  note={
                    winner
                      ? `trial ${winner.trial}, ${levelWords(sweep, winner.training.level)}`
                      : 'after the first trial'
                  }
                />
                <Stat
                  label="Better than as it was by"
                  value={gain === null ? '–' : gain === 0 ? 'nothing' : formatMetric(gain)}
                  unit={gain ? 'min' : undefined}
                  note={asItWas === null ? 'trial 0' : `trial 0: ${formatMetric(asItWas)} min`}
                />
                <Stat
                  label="Tried"
                  value={`${tried} of ${plan.trials}`}
                  note={`${sayCount(results.scores.size, 'training')}, ${running.length} under way`}
                />
                <Stat
                  label="Worked"
                  value={formatSeconds(worked / 1000)}
                  note={sweep.minutes === null ? `${sweep.workers} at once` : `of ${sweep.minutes} min`}
                />
              </StatRow>
            </div>
            <p className="sm ink3" style={{ marginTop: 12 }}>
              {sweep.judge === 'tail'
                ? 'Trials learn from the first part of the training period and are judged by its last days; nothing of the validation period is looked at. “Use the winner” trains its settings on the whole training period, last days included, and judges that run on the validation period, once.'
                : 'The validation rides choose here: the winner’s error on them flatters it. What it is worth is told by a test period that nobody looked at.'}
            </p>
          </Cell>
        </Sheet>
        <SweepCurve sweep={sweep} results={results} />
        <Sheet>
          <LeaderboardCell sweep={sweep} results={results} />
        </Sheet>
      </div>
    </Page>
  )
}

const STOPPED = { asked: 'stopped', time: 'out of time', interrupted: 'interrupted' } as const
