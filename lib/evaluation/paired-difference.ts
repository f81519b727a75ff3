import { dayOf } from '@/lib/shared/local-time'
import { seededRandom } from '@/lib/shared/random'
import { isEnough } from './enough-rides'
import type { JudgedRides } from './error-report'

/** How far a difference may be trusted, from resampling days. */
export interface Sureness {
  /** Both ends of the 95 % interval. */
  readonly low: number
  readonly high: number
  /** How sure the sign is, 0–1: below 0.95 it is a tie. */
  readonly certainty: number
}

/** By how much one model's error is above another's on the same rides (negative: the first is better), minutes. */
export interface PairedDifference {
  readonly value: number
  /** Null where too few rides or days judged the two (`isEnough`). */
  readonly sureness: Sureness | null
}

const CERTAIN = 0.95
/** A difference that two decimals of a minute do not show is no difference to anybody who waits for a taxi. */
const SHOWN = 0.005

/**
 * What a difference amounts to: `unknown` where too few rides judged it, `tie` where its sign is not certain, `equal` where it is certain and
 * too small to be shown, else `better` or `worse`.
 */
export function standOf({ value, sureness }: PairedDifference): 'unknown' | 'tie' | 'equal' | 'better' | 'worse' {
  if (!sureness) return 'unknown'
  if (sureness.certainty < CERTAIN) return 'tie'
  if (Math.abs(value) < SHOWN) return 'equal'
  return value < 0 ? 'better' : 'worse'
}

export interface PairedDifferences {
  /** `rmse[i][j]` is model i minus model j; null on the diagonal. */
  readonly rmse: readonly (readonly (PairedDifference | null)[])[]
  readonly mae: readonly (readonly (PairedDifference | null)[])[]
}

const RESAMPLES = 2_000

/**
 * Every pair of models on the same rides. Days are resampled, not rides, and each resample is the same for all models: what a day does to
 * all of them at once cancels. Costs rides × models once, then days × models a resample. With too few days every resample is much the same,
 * so that nothing is said of how sure a difference is.
 */
export function pairedDifferences(
  rides: JudgedRides,
  predictions: readonly Float32Array[],
  seed = 1,
): PairedDifferences {
  for (const predicted of predictions)
    if (predicted.length !== rides.rows)
      throw new Error(`${predicted.length} predictions cannot be judged by ${rides.rows} rides`)
  const days = new Map<number, number>()
  const dayIndex = Int32Array.from({ length: rides.rows }, (_, i) => {
    const day = dayOf(rides.pickupAt[i] as number)
    const known = days.get(day)
    if (known !== undefined) return known
    days.set(day, days.size)
    return days.size - 1
  })
  const counts = new Float64Array(days.size)
  for (const day of dayIndex) counts[day] = (counts[day] as number) + 1
  const perModel = predictions.map((predicted) => {
    const squared = new Float64Array(days.size)
    const absolute = new Float64Array(days.size)
    for (let i = 0; i < rides.rows; i++) {
      const error = (predicted[i] as number) - (rides.minutes[i] as number)
      const day = dayIndex[i] as number
      squared[day] = (squared[day] as number) + error * error
      absolute[day] = (absolute[day] as number) + Math.abs(error)
    }
    return { squared, absolute }
  })

  const random = seededRandom(seed)
  const rmse = predictions.map(() => new Float64Array(RESAMPLES))
  const mae = predictions.map(() => new Float64Array(RESAMPLES))
  const times = new Float64Array(days.size)
  for (let resample = 0; resample < RESAMPLES; resample++) {
    times.fill(0)
    for (let draw = 0; draw < days.size; draw++) {
      const day = random.int(days.size)
      times[day] = (times[day] as number) + 1
    }
    const n = weighted(counts, times)
    for (const [model, { squared, absolute }] of perModel.entries()) {
      ;(rmse[model] as Float64Array)[resample] = Math.sqrt(weighted(squared, times) / n)
      ;(mae[model] as Float64Array)[resample] = weighted(absolute, times) / n
    }
  }
  const enough = isEnough({ n: rides.rows, days: days.size })
  const total = Math.max(1, rides.rows)
  const rmseValue = perModel.map(({ squared }) => Math.sqrt(sum(squared) / total))
  const maeValue = perModel.map(({ absolute }) => sum(absolute) / total)
  return { rmse: everyPair(rmseValue, rmse, enough), mae: everyPair(maeValue, mae, enough) }
}

function everyPair(
  values: readonly number[],
  resampled: readonly Float64Array[],
  enough: boolean,
): PairedDifferences['rmse'] {
  return values.map((value, i) =>
    values.map((other, j) => {
      if (i === j) return null
      if (!enough) return { value: value - other, sureness: null }
      const ours = resampled[i] as Float64Array
      const theirs = resampled[j] as Float64Array
      const differences = ours.map((each, b) => each - (theirs[b] as number))
      return { value: value - other, sureness: surenessOf(differences) }
    }),
  )
}

/** The ends of the 95 % interval of a difference, and how sure its sign is, from its value in each resample. */
export function surenessOf(resampled: Float64Array): Sureness {
  const sorted = resampled.slice().sort()
  const n = sorted.length
  const below = sorted.filter((each) => each < 0).length
  const above = sorted.filter((each) => each > 0).length
  const ties = n - below - above
  return {
    low: sorted[Math.floor(0.025 * (n - 1))] as number,
    high: sorted[Math.ceil(0.975 * (n - 1))] as number,
    certainty: Math.max(0, 1 - (2 * (Math.min(below, above) + ties)) / n),
  }
}

function weighted(values: Float64Array, times: Float64Array): number {
  let total = 0
  for (let i = 0; i < values.length; i++) total += (values[i] as number) * (times[i] as number)
  return total
}

const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0)
