import type { JudgedRides } from '@/lib/evaluation/error-report'
import { measureErrorsInSteps } from '@/lib/evaluation/measure-errors'
import { pairedDifferences } from '@/lib/evaluation/paired-difference'
import type { Steps } from '@/lib/shared/steps'
import { errorsByDay, type RideDays } from './errors-by-day'
import { isLearned } from './judged-run'
import type { Candidate, CandidateKind } from './payoff'

/** A way to predict and what it says of the rides that judge it. */
export interface Entry {
  readonly kind: CandidateKind
  readonly name: string
  readonly predicted: Float32Array
  readonly run: Candidate['run']
  readonly honest: boolean
}

/** The honest model with the least error among those that learnt something; undefined where there is none. */
export const bestLearned = (candidates: readonly Candidate[]): Candidate | undefined =>
  candidates
    .filter(({ kind, honest, run }) => honest && (kind === 'ridge' || (run !== null && isLearned(run.family))))
    .toSorted((a, b) => a.metrics.rmse.value - b.metrics.rmse.value)[0]

/** Errors with intervals, the paired difference to the lookup table, and errors by day. */
export function* judgeEntries(
  rides: JudgedRides,
  days: RideDays,
  entries: readonly Entry[],
): Steps<readonly Candidate[]> {
  const differences = pairedDifferences(
    rides,
    entries.map(({ predicted }) => predicted),
  )
  yield
  const table = entries.findIndex(({ kind }) => kind === 'table')
  const candidates: Candidate[] = []
  for (const [i, { kind, name, run, honest, predicted }] of entries.entries())
    candidates.push({
      kind,
      name,
      run,
      honest,
      metrics: yield* measureErrorsInSteps(rides, predicted),
      rmse: differences.rmse[i]?.[table] ?? null,
      mae: differences.mae[i]?.[table] ?? null,
      byDay: errorsByDay(days, rides.minutes, predicted),
    })
  return candidates
}
