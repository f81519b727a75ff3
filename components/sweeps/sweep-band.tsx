'use client'
import { Button } from '@mantine/core'
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react'
import Link from 'next/link'
import classes from '@/components/experiments/live-band.module.css'
import { readyValue, useLive } from '@/components/providers/use-live'
import { useWorkspace } from '@/components/providers/workspace-provider'
import { ProgressBar } from '@/components/ui/progress-bar'
import { FAMILIES } from '@/lib/models/families/all'
import { formatMetric } from '@/lib/shared/format-number'
import { addressOfSweep } from '@/lib/shared/page-address'
import { winnerOf } from '@/lib/sweeps/leaderboard'
import type { Sweep } from '@/lib/sweeps/sweep'
import { stopSweep } from './stop-sweep'
import { levelWords, resultsOf } from './sweep-results'
import { goOnWithSweep } from './sweeping'

/** A sweep that goes on, or was interrupted, above the table: one band for all its trials. */
export function SweepBand({ sweep }: { readonly sweep: Sweep }) {
  const workspace = useWorkspace()
  const runs = readyValue(useLive((each) => each.runs.ofSweep(sweep.id), `sweep/${sweep.id}`)) ?? []
  const { standings, tried, running } = resultsOf(sweep, runs)
  const winner = winnerOf(standings)
  const isRunning = sweep.state.status === 'running'
  const doing = running.flatMap(({ sweep: part }) =>
    part?.training ? [`trial ${part.trial} on ${levelWords(sweep, part.training.level)}`] : [],
  )
  return (
    <section className={classes.band} aria-label={`${sweep.name}, in progress`}>
      <div className={classes.title}>
        <span className="row">
          {isRunning ? (
            <i className="live" role="img" aria-label="running" />
          ) : (
            <i className="dot bad" role="img" aria-label="interrupted" />
          )}
          <Link href={addressOfSweep(sweep.id)}>{sweep.name}</Link>
        </span>
        <span className={`sm ink3 ${classes.about}`}>{FAMILIES[sweep.plan.family].label} · sweep</span>
      </div>
      <div className={classes.progress}>
        <ProgressBar share={Math.min(1, tried / sweep.plan.trials)} label={`${sweep.name}, progress`} />
        <span className="row xs ink3 num between" style={{ marginTop: 5 }}>
          <span className="ell">
            {doing.join(', ') || (isRunning ? 'begins' : 'interrupted: its tab was closed or broke down')}
          </span>
          <span className="nowrap">
            {tried} of {sweep.plan.trials}
          </span>
        </span>
      </div>
      <span className={classes.curve} />
      <div className={`right ${classes.error}`}>
        {winner?.score != null && (
          <>
            <div className="b num">
              {formatMetric(winner.score)}{' '}
              <span className="ink3" style={{ fontWeight: 400 }}>
                min
              </span>
            </div>
            <div className="xs ink3">best so far</div>
          </>
        )}
      </div>
      <Button
        size="xs"
        className={classes.act ?? ''}
        leftSection={isRunning ? <IconPlayerStop size={14} stroke={1.6} /> : <IconPlayerPlay size={14} stroke={1.6} />}
        onClick={() => void (isRunning ? stopSweep(workspace, sweep.id) : goOnWithSweep(workspace, sweep))}
      >
        {isRunning ? 'Stop' : 'Go on'}
      </Button>
    </section>
  )
}
