import { isHonest } from '@/lib/experiments/honesty'
import type { Run } from '@/lib/experiments/run'
import type { FamilyName } from '@/lib/models/family-name'
import type { Predictor } from '@/lib/models/predictor'
import type { RunId, Sha256 } from '@/lib/shared/ids'

/** A finished run that was judged by the same validation rides. */
export interface JudgedRun {
  readonly id: RunId
  readonly name: string
  readonly family: FamilyName
  readonly honest: boolean
  readonly features: readonly string[]
  /** Of every validation ride, in dataset order. */
  readonly predicted: Float32Array
  /** Its model, to ask about rides that did not judge it; null where it cannot be had. */
  readonly predictor: Predictor | null
}

/** A run at the rides that judge here. */
export interface ChosenRun {
  readonly run: JudgedRun
  /** Of the rides that judge here. */
  readonly predicted: Float32Array
}

/** The runs at the rides used; without those that say what ridge says here. */
export function distinctRuns(
  runs: readonly JudgedRun[],
  all: Int32Array,
  used: Int32Array,
  ridge: Float32Array,
): readonly ChosenRun[] {
  const position = new Map(all.length === used.length ? [] : Array.from(all, (row, i) => [row, i] as const))
  const at = (predicted: Float32Array) =>
    all.length === used.length
      ? predicted
      : Float32Array.from(used, (row) => predicted[position.get(row) ?? 0] as number)
  return runs
    .filter(({ predicted }) => predicted.length === all.length)
    .map((run) => ({ run, predicted: at(run.predicted) }))
    .filter(({ predicted }) => predicted.some((each, i) => Math.abs(each - (ridge[i] as number)) > SAME_MINUTES))
}

/** Two models that never differ by more are the same. */
const SAME_MINUTES = 0.001

/** Has the family anything to learn that a table has not? */
export const isLearned = (family: FamilyName): boolean => family !== 'global-median' && family !== 'pair-hour-lookup'

/**
 * Of finished runs that the same validation rides judged, the best of each family that learns, with and without what is only known
 * afterwards: the newest answer to "what else is there?".
 */
export function runsBeside(runs: readonly Run[], validFingerprint: Sha256): readonly Run[] {
  const best = new Map<string, { readonly run: Run; readonly rmse: number }>()
  for (const run of runs) {
    const { state, recipe } = run
    if (state.status !== 'finished' || run.binnedAt !== null || !isLearned(recipe.family)) continue
    if (state.result.validFingerprint !== validFingerprint) continue
    const kind = `${recipe.family} ${isHonest(run)}`
    const rmse = state.result.metrics.valid.rmse.value
    if (rmse < (best.get(kind)?.rmse ?? Number.POSITIVE_INFINITY)) best.set(kind, { run, rmse })
  }
  return [...best.values()].sort((a, b) => a.rmse - b.rmse).map(({ run }) => run)
}
