import { isTrial } from '@/lib/experiments/is-trial'
import type { Run } from '@/lib/experiments/run'
import type { RunId, SweepId } from '@/lib/shared/ids'

/** Runs with one for each sweep instead of all its trials. */
export interface Collapsed {
  readonly runs: readonly Run[]
  /** Of such a run: how many of its sweep's it stands for. */
  readonly standsFor: ReadonlyMap<RunId, number>
}

/**
 * Leaves of each sweep's trials the one that is ahead: of those trained furthest the one that errs least. The order of the others stays, and
 * the one that is left stands where it stood.
 */
export function collapseTrials(runs: readonly Run[]): Collapsed {
  const ahead = new Map<SweepId, Run>()
  const counts = new Map<SweepId, number>()
  for (const run of runs) {
    if (!run.sweep || !isTrial(run)) continue
    const { sweepId } = run.sweep
    counts.set(sweepId, (counts.get(sweepId) ?? 0) + 1)
    const best = ahead.get(sweepId)
    if (!best || isAhead(run, best)) ahead.set(sweepId, run)
  }
  if (counts.size === 0) return { runs, standsFor: new Map() }
  return {
    runs: runs.filter((run) => !run.sweep || !isTrial(run) || ahead.get(run.sweep.sweepId) === run),
    standsFor: new Map([...ahead].map(([sweepId, run]) => [run.id, counts.get(sweepId) ?? 1])),
  }
}

function isAhead(run: Run, other: Run): boolean {
  const levels = levelOf(run) - levelOf(other)
  return levels === 0 ? errorOf(run) < errorOf(other) : levels > 0
}

const levelOf = (run: Run): number => (run.state.status === 'finished' ? (run.sweep?.training?.level ?? 0) : -1)
const errorOf = ({ state }: Run): number =>
  state.status === 'finished' ? state.result.metrics.valid.rmse.value : Number.POSITIVE_INFINITY
