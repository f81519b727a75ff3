import { isEnough } from '@/lib/evaluation/enough-rides'
import type { Interval } from '@/lib/evaluation/metric-set'
import { type PairedDifference, surenessOf } from '@/lib/evaluation/paired-difference'
import type { FeatureName } from '@/lib/features/catalogue'
import type { FamilyName } from '@/lib/models/family-name'
import { type ErrorsByDay, errorsByDay, once, overResampledDays, type RideDays, weighted } from './errors-by-day'
import { type FitScene, fitAndPredict } from './fit-and-predict'
import { growingParts, PARTS } from './growing-parts'

/** Sixteenths of the training rides. */
const SIZES = [1, 2, 4, 8, PARTS] as const

/** How models err that learnt from a share of the training rides. */
interface CurvePoint {
  /** Training rides of one model. */
  readonly rides: number
  /** RMSE in minutes, the mean over two models on rides that neither shares with the other; of the whole there is one. */
  readonly ridge: Interval
  readonly lookup: Interval
}

/** Does more data help? Errors on the same validation rides after learning from ever more of the training rides. */
export interface LearningCurve {
  /** Fewest rides first. */
  readonly points: readonly CurvePoint[]
  /** What the last doubling changed in ridge's RMSE (negative: it fell), and in the lookup table's. */
  readonly lastDoubling: { readonly ridge: PairedDifference; readonly lookup: PairedDifference }
}

type Errors = { readonly ridge: readonly ErrorsByDay[]; readonly lookup: readonly ErrorsByDay[] }

/** What is known already: the errors of both after learning from all rides. */
export interface WholeErrors {
  readonly ridge: ErrorsByDay
  readonly lookup: ErrorsByDay
}

/**
 * Fits ridge and the lookup table on a sixteenth, an eighth, … of the training rides, spread evenly over their time and drawn with the seed.
 * Null where a sixteenth is too few to learn from. Yields the share that is done.
 */
export function* learningCurve(
  scene: FitScene,
  days: RideDays,
  minutes: Float32Array,
  features: readonly FeatureName[],
  whole: WholeErrors,
): Generator<number | undefined, LearningCurve | null, void> {
  if (scene.train.length < PARTS * FEWEST_IN_PART) return null
  const part = growingParts(scene.trips.pickupAt, scene.train, scene.seed)
  const fitted = function* (rows: Int32Array, family: FamilyName) {
    const named = family === 'linear' ? features : []
    const { minutes: predicted } = yield* fitAndPredict({ ...scene, train: rows }, family, named)
    return errorsByDay(days, minutes, predicted)
  }
  const found: { readonly rides: number; readonly errors: Errors }[] = []
  let done = 0
  for (const size of SIZES) {
    if (size === PARTS) {
      found.push({ rides: scene.train.length, errors: { ridge: [whole.ridge], lookup: [whole.lookup] } })
      break
    }
    const draws = [part(0, size), part(PARTS - size, PARTS)]
    const errors: { ridge: ErrorsByDay[]; lookup: ErrorsByDay[] } = { ridge: [], lookup: [] }
    for (const rows of draws) {
      errors.ridge.push(yield* quietly(fitted(rows, 'linear')))
      errors.lookup.push(yield* quietly(fitted(rows, 'pair-hour-lookup')))
      done += rows.length
      yield done / (2 * scene.train.length)
    }
    found.push({ rides: Math.round(draws.reduce((sum, rows) => sum + rows.length, 0) / draws.length), errors })
  }
  const change = (model: keyof Errors) => {
    const [before, after] = found.slice(-2).map(({ errors }) => errors[model])
    return difference(days, after ?? [], before ?? [])
  }
  return {
    points: found.map(({ rides, errors }) => ({
      rides,
      ridge: interval(days, errors.ridge),
      lookup: interval(days, errors.lookup),
    })),
    lastDoubling: { ridge: change('ridge'), lookup: change('lookup') },
  }
}

/** Rides of which not even a mean is worth telling. */
const FEWEST_IN_PART = 50

function* quietly<T>(steps: Generator<void, T, void>): Generator<undefined, T, void> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    yield undefined
  }
}

/** Root of the mean squared error over all draws. */
const rmseOn = (days: RideDays, draws: readonly ErrorsByDay[], times: Float64Array): number =>
  Math.sqrt(
    draws.reduce((sum, { squared }) => sum + weighted(squared, times), 0) /
      Math.max(1, draws.length * weighted(days.rides, times)),
  )

function interval(days: RideDays, draws: readonly ErrorsByDay[]): Interval {
  const n = days.days.length
  const value = rmseOn(days, draws, once(n))
  const { low, high } = surenessOf(overResampledDays(n, (times) => rmseOn(days, draws, times)))
  return { value, low: Math.min(value, low), high: Math.max(value, high) }
}

function difference(days: RideDays, after: readonly ErrorsByDay[], before: readonly ErrorsByDay[]): PairedDifference {
  const n = days.days.length
  const on = (times: Float64Array) => rmseOn(days, after, times) - rmseOn(days, before, times)
  const enough = isEnough({ n: weighted(days.rides, once(n)), days: n })
  return { value: on(once(n)), sureness: enough ? surenessOf(overResampledDays(n, on)) : null }
}
