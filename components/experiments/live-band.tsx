'use client'
import { Button } from '@mantine/core'
import { IconPlayerStop, IconX } from '@tabler/icons-react'
import Link from 'next/link'
import { readyValue, useLive } from '@/components/providers/use-live'
import { useNow } from '@/components/providers/use-now'
import { useWorkspace } from '@/components/providers/workspace-provider'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Sparkline } from '@/components/ui/sparkline'
import type { Run } from '@/lib/experiments/run'
import { stepWord } from '@/lib/experiments/step-word'
import { formatMetric, formatSi } from '@/lib/shared/format-number'
import { formatSeconds, formatTimeLeft } from '@/lib/shared/format-time'
import { addressOfRun } from '@/lib/shared/page-address'
import { FAMILY_LABELS } from './family-names'
import classes from './live-band.module.css'
import { passText, stageText } from './stage-text'
import { stopRun } from './training'
import { curveOf } from './use-curves'

/** A run that waits or trains, above the table and never sorted among the others. */
export function LiveBand({ run }: { run: Run }) {
  const points = readyValue(useLive(({ runs }) => runs.epochs(run.id), run.id)) ?? []
  const workspace = useWorkspace()
  const now = useNow(1000)
  const { state } = run
  const training = state.status === 'training' ? state : null
  const last = points.at(-1)
  const errors = curveOf(points)
  const best = errors.length > 0 ? Math.min(...errors) : null
  const step = stepWord(run.recipe.family)
  const pass = training && passText(training, step)
  const share = training && training.epochs > 0 ? training.epoch / training.epochs : 0
  return (
    <section className={classes.band} aria-label={`${run.name}, in progress`}>
      <div className={classes.title}>
        <span className="row">
          <i className="live" role="img" aria-label={state.status} />
          <Link href={addressOfRun(run.id)}>{run.name}</Link>
        </span>
        <span className={`sm ink3 ${classes.about}`}>
          {FAMILY_LABELS[run.recipe.family]} ·{' '}
          {training
            ? `started ${formatSeconds(Math.max(0, (now - run.createdAt) / 1000))} ago`
            : 'waiting for its turn'}
        </span>
      </div>
      <div className={classes.progress}>
        <ProgressBar share={share} label={`${run.name}, progress`} />
        <span className="row xs ink3 num between" style={{ marginTop: 5 }}>
          <span className="ell">
            {training ? stageText(training, step) : 'queued'}
            {pass && <span title={pass.purpose}> · {pass.pass}</span>}
            {last && ` · ${formatSi(last.rowsPerSecond)} rows/s`}
          </span>
          <span className="nowrap">{formatTimeLeft(training?.secondsLeft ?? null)}</span>
        </span>
      </div>
      <span className={classes.curve}>
        {errors.length > 1 && <Sparkline values={errors} live width={104} height={28} />}
      </span>
      <div className={`right ${classes.error}`}>
        {best !== null && (
          <>
            <div className="b num">
              {formatMetric(best)}{' '}
              <span className="ink3" style={{ fontWeight: 400 }}>
                min
              </span>
            </div>
            <div className="xs ink3">RMSE so far</div>
          </>
        )}
      </div>
      <Button
        size="xs"
        className={classes.act ?? ''}
        leftSection={training ? <IconPlayerStop size={14} stroke={1.6} /> : <IconX size={14} stroke={1.6} />}
        onClick={() => stopRun(workspace, run)}
      >
        {training ? 'Stop, keep best' : 'Cancel'}
      </Button>
    </section>
  )
}
