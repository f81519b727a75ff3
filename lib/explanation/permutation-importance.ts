/** What a model relies on: how much worse it gets when one input of its rides is exchanged among them (Breiman 2001; Fisher et al. 2019). */
import { type Figure, isEnough } from '@/lib/evaluation/enough-rides'
import type { RideColumns } from '@/lib/features/ride-columns'
import type { Predictor } from '@/lib/models/predictor'
import { dayOf } from '@/lib/shared/local-time'
import { type Random, seededRandom, shuffle } from '@/lib/shared/random'
import { inPieces, type Steps } from '@/lib/shared/steps'
import { mixRides, type RideInput } from './ride-input'

/** Rides looked at: more make the intervals hardly narrower, which come from the days. */
export const MOST_RIDES = 10_000
const REPEATS = 5
const RESAMPLES = 1_000
/** Predictions of one piece: the largest nets take some 50 µs each. */
const PIECE = 1_024

/** Inputs that are exchanged together. */
export interface InputGroup {
  readonly key: string
  readonly label: string
  readonly inputs: readonly RideInput[]
}

interface Importance extends Omit<InputGroup, 'inputs'> {
  /** By how many minutes the errors grow; bounds by resampling days, null where these are too few. */
  readonly rmse: Figure
  readonly mae: Figure
}

export interface PermutationImportance {
  readonly rides: number
  readonly days: number
  readonly repeats: number
  /** RMSE of the same rides as they are, minutes. */
  readonly rmse: number
  /** In the order asked for. */
  readonly groups: readonly Importance[]
}

/** Rides and what they took, minutes. */
export interface TimedRides {
  readonly rides: RideColumns
  readonly minutes: Float32Array
}

/**
 * The growth of RMSE and MAE for each group, mean of `REPEATS` exchanges of at most `MOST_RIDES` rides drawn with the seed. An input that the
 * model does not look at grows them by exactly 0.
 */
export function* permutationImportanceInSteps(
  predictor: Predictor,
  { rides, minutes }: TimedRides,
  groups: readonly InputGroup[],
  seed: number,
): Steps<PermutationImportance> {
  const random = seededRandom(seed)
  const rows = drawRows(rides.rows, random)
  const days = indexDays(rides, rows)
  const asTheyAre = yield* errorsByDay(predictor, { rides, minutes }, rows, rows, new Set(), days)
  const drawn = drawDays(days.count, random)
  const judges = { n: rows.length, days: days.count }
  const growthOf = (which: keyof DayErrors, errors: DayErrors, day: number) =>
    (errors[which][day] as number) - (asTheyAre[which][day] as number)
  const results: Importance[] = []
  for (const { key, label, inputs } of groups) {
    const taken = new Set(inputs)
    const worse: DayErrors = { squares: new Float64Array(days.count), absolutes: new Float64Array(days.count) }
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      const order = rows.slice()
      shuffle(order, random)
      const errors = yield* errorsByDay(predictor, { rides, minutes }, rows, order, taken, days)
      for (let day = 0; day < days.count; day++) {
        worse.squares[day] = (worse.squares[day] as number) + growthOf('squares', errors, day) / REPEATS
        worse.absolutes[day] = (worse.absolutes[day] as number) + growthOf('absolutes', errors, day) / REPEATS
      }
    }
    const figure = (growth: (weights: Uint16Array) => number): Figure => {
      const value = growth(new Uint16Array(days.count).fill(1))
      if (!isEnough(judges)) return { value, bounds: null }
      const sorted = Float64Array.from(drawn, growth).sort()
      const at = (share: number) => sorted[Math.round(share * (RESAMPLES - 1))] as number
      return { value, bounds: [Math.min(value, at(0.025)), Math.max(value, at(0.975))] }
    }
    const mean = (sums: Float64Array, weights: Uint16Array) =>
      weighted(sums, weights) / Math.max(1, weighted(days.rides, weights))
    results.push({
      key,
      label,
      rmse: figure((weights) => {
        const before = mean(asTheyAre.squares, weights)
        return Math.sqrt(before + mean(worse.squares, weights)) - Math.sqrt(before)
      }),
      mae: figure((weights) => mean(worse.absolutes, weights)),
    })
    yield
  }
  const squares = asTheyAre.squares.reduce((sum, each) => sum + each, 0)
  return {
    rides: rows.length,
    days: days.count,
    repeats: REPEATS,
    rmse: Math.sqrt(squares / Math.max(1, rows.length)),
    groups: results,
  }
}

interface DayErrors {
  readonly squares: Float64Array
  readonly absolutes: Float64Array
}

interface Days {
  readonly count: number
  /** Of each row drawn. */
  readonly of: Int32Array
  readonly rides: Float64Array
}

function* errorsByDay(
  predictor: Predictor,
  { rides, minutes }: TimedRides,
  rows: Int32Array,
  others: Int32Array,
  taken: ReadonlySet<RideInput>,
  days: Days,
): Steps<DayErrors> {
  const squares = new Float64Array(days.count)
  const absolutes = new Float64Array(days.count)
  yield* inPieces(
    rows.length,
    (from, to) => {
      const own = { rides, rows: rows.subarray(from, to) }
      const predicted = predictor.predict(mixRides(own, { rides, rows: others.subarray(from, to) }, taken)).minutes
      for (let i = from; i < to; i++) {
        const error = (predicted[i - from] as number) - (minutes[rows[i] as number] as number)
        const day = days.of[i] as number
        squares[day] = (squares[day] as number) + error * error
        absolutes[day] = (absolutes[day] as number) + Math.abs(error)
      }
    },
    PIECE,
  )
  return { squares, absolutes }
}

function drawRows(rows: number, random: Random): Int32Array {
  const all = Int32Array.from({ length: rows }, (_, i) => i)
  if (rows <= MOST_RIDES) return all
  shuffle(all, random)
  return all.slice(0, MOST_RIDES).sort()
}

function indexDays({ pickupAt }: RideColumns, rows: Int32Array): Days {
  const known = new Map<number, number>()
  const of = rows.map((row) => {
    const day = dayOf(pickupAt[row] as number)
    const index = known.get(day) ?? known.size
    known.set(day, index)
    return index
  })
  const rides = new Float64Array(known.size)
  for (const day of of) rides[day] = (rides[day] as number) + 1
  return { count: known.size, of, rides }
}

/** How often each day is in each resample: the same for all groups, so that they can be compared. */
const drawDays = (days: number, random: Random): readonly Uint16Array[] =>
  Array.from({ length: RESAMPLES }, () => {
    const times = new Uint16Array(days)
    for (let draw = 0; draw < days; draw++) {
      const day = random.int(days)
      times[day] = (times[day] as number) + 1
    }
    return times
  })

function weighted(sums: Float64Array, weights: Uint16Array): number {
  let sum = 0
  for (let i = 0; i < sums.length; i++) sum += (sums[i] as number) * (weights[i] as number)
  return sum
}
