import type { Run } from '@/lib/experiments/run'
import { leaderboard, type Standing, winnerOf } from '@/lib/sweeps/leaderboard'
import { type Place, type Scores, unfold } from '@/lib/sweeps/schedule'
import type { Sweep } from '@/lib/sweeps/sweep'
import { levelsOf } from '@/lib/sweeps/sweep-plan'

/** How far off a trial's model was, in minutes of RMSE: infinite where it ended without one, undefined while that is open. */
export function scoreOf({ state }: Pick<Run, 'state'>): number | undefined {
  switch (state.status) {
    case 'finished':
      return state.result.metrics.valid.rmse.value
    case 'failed':
    case 'cancelled':
      return Number.POSITIVE_INFINITY
    default:
      return undefined
  }
}

/** What a sweep has found so far, from its runs. */
export interface SweepResults {
  readonly places: readonly Place[]
  readonly scores: Scores
  readonly standings: readonly Standing[]
  readonly runs: ReadonlyMap<number, Run>
  /** The winner's run on the whole training period, or null. */
  readonly refit: Run | null
  /** Trials that are over at one level at least. */
  readonly tried: number
  readonly running: readonly Run[]
  /** RMSE of the settings as they were before, on the same rides. */
  readonly asItWas: number | null
}

export function resultsOf(sweep: Sweep, runs: readonly Run[]): SweepResults {
  const byPlace = runsByPlace(runs)
  const scores = scoresOf(byPlace)
  const { places } = unfold(sweep.plan, scores)
  const running = runs.filter(({ state }) => state.status === 'training' || state.status === 'queued')
  const runningPlaces = new Set(running.flatMap((run) => run.sweep?.training?.place ?? []))
  const begun = places.filter((training) => training !== null && byPlace.has(training.place))
  const standings = leaderboard(sweep.plan, begun, scores, runningPlaces, sweep.state.status === 'finished')
  const first = scores.get(0)
  const ahead = winnerOf(standings)?.trial
  return {
    places: begun,
    scores,
    standings,
    runs: byPlace,
    refit:
      runs.find(({ sweep: part, binnedAt }) => part?.training === null && part.trial === ahead && binnedAt === null) ??
      null,
    tried: standings.filter(({ score }) => score !== null).length,
    running,
    asItWas: first === undefined || first === Number.POSITIVE_INFINITY ? null : first,
  }
}

export function runsByPlace(runs: readonly Run[]): ReadonlyMap<number, Run> {
  return new Map(runs.flatMap((run) => (run.sweep?.training ? [[run.sweep.training.place, run] as const] : [])))
}

export function scoresOf(byPlace: ReadonlyMap<number, Run>): Scores {
  return new Map(
    [...byPlace].flatMap(([place, run]) => {
      const score = scoreOf(run)
      return score === undefined ? [] : [[place, score] as const]
    }),
  )
}

/** What a level is called: `whole`, or the share that it learns from. */
export function levelWords(sweep: Pick<Sweep, 'plan'>, level: number): string {
  const share = levelsOf(sweep.plan)[level] ?? 1
  return share === 1 ? 'the whole' : `1/${Math.round(1 / share)} of the ${sweep.plan.halving}`
}
