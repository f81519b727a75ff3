import { dayOf } from '@/lib/shared/local-time'
import { seededRandom } from '@/lib/shared/random'
import { atOnce, inPieces, type Steps } from '@/lib/shared/steps'
import type { JudgedRides } from './error-report'
import type { Interval, MetricSet } from './metric-set'

const RESAMPLES = 1_000
/** Classes of absolute error with about as many rides each: a resample's median is the one where half of its rides lie below. */
const CLASSES = 1_024
const SUMS = 8
const [N, ERROR, SQUARE, ABSOLUTE, ACTUAL, ACTUAL_SQUARE, IN_2, IN_5] = [0, 1, 2, 3, 4, 5, 6, 7] as const

/**
 * Errors of predictions on the same rides, with 95 % intervals from resampling whole days: rides of one day share its weather and its
 * traffic, and resampling rides would make the intervals several times too narrow. Rides of a single day have no interval: its bounds are the
 * value. One pass over the rides, then days × resamples.
 */
export function* measureErrorsInSteps(rides: JudgedRides, predicted: Float32Array, seed = 1): Steps<MetricSet> {
  if (predicted.length !== rides.rows)
    throw new Error(`${predicted.length} predictions cannot be judged by ${rides.rows} rides`)
  const { rows } = rides
  const dayIndex = new Map<number, number>()
  const ofDay = new Int32Array(rows)
  const absolute = new Float64Array(rows)
  yield* inPieces(rows, (from, to) => {
    for (let i = from; i < to; i++) {
      const day = dayOf(rides.pickupAt[i] as number)
      const index = dayIndex.get(day) ?? dayIndex.size
      dayIndex.set(day, index)
      ofDay[i] = index
      absolute[i] = Math.abs((predicted[i] as number) - (rides.minutes[i] as number))
    }
  })
  const days = dayIndex.size
  const sums = new Float64Array(days * SUMS)
  const addRide = (i: number) => {
    const at = (ofDay[i] as number) * SUMS
    const actual = rides.minutes[i] as number
    const error = (predicted[i] as number) - actual
    const distance = absolute[i] as number
    const add = (which: number, value: number) => {
      sums[at + which] = (sums[at + which] as number) + value
    }
    add(N, 1)
    add(ERROR, error)
    add(SQUARE, error * error)
    add(ABSOLUTE, distance)
    add(ACTUAL, actual)
    add(ACTUAL_SQUARE, actual * actual)
    add(IN_2, distance <= 2 ? 1 : 0)
    add(IN_5, distance <= 5 ? 1 : 0)
  }
  yield* inPieces(rows, (from, to) => {
    for (let i = from; i < to; i++) addRide(i)
  })
  const sorted = absolute.slice().sort()
  yield
  const classes = yield* classify(sorted, absolute, ofDay, days)

  const total = new Float64Array(SUMS)
  for (let day = 0; day < days; day++)
    for (let k = 0; k < SUMS; k++) total[k] = (total[k] as number) + (sums[day * SUMS + k] as number)
  const median = rows === 0 ? 0 : ((sorted[(rows - 1) >> 1] as number) + (sorted[rows >> 1] as number)) / 2
  const whole = { ...fromSums(total), medianAe: median }

  const random = seededRandom(seed)
  const resample = () => {
    const drawn = new Float64Array(SUMS)
    const counts = new Float64Array(CLASSES)
    for (let draw = 0; draw < days; draw++) {
      const day = random.int(days)
      for (let k = 0; k < SUMS; k++) drawn[k] = (drawn[k] as number) + (sums[day * SUMS + k] as number)
      const from = day * CLASSES
      for (let c = 0; c < CLASSES; c++) counts[c] = (counts[c] as number) + (classes.counts[from + c] as number)
    }
    return { ...fromSums(drawn), medianAe: medianClass(counts, drawn[N] as number, classes.middle) }
  }
  const resampled: Errors[] = []
  // One resample of a year adds up some 400,000 numbers.
  yield* inPieces(
    days > 1 ? RESAMPLES : 0,
    (from, to) => {
      for (let i = from; i < to; i++) resampled.push(resample())
    },
    20,
  )
  const interval = (name: keyof Errors): Interval => {
    const value = whole[name]
    if (resampled.length === 0) return { value, low: value, high: value }
    const values = Float64Array.from(resampled, (each) => each[name]).sort()
    const at = (share: number) => values[Math.round(share * (values.length - 1))] as number
    return { value, low: Math.min(value, at(0.025)), high: Math.max(value, at(0.975)) }
  }
  return {
    n: rows,
    days,
    rmse: interval('rmse'),
    mae: interval('mae'),
    medianAe: interval('medianAe'),
    bias: interval('bias'),
    r2: interval('r2'),
    within2: interval('within2'),
    within5: interval('within5'),
  }
}

/** The same at once. */
export const measureErrors = (...input: Parameters<typeof measureErrorsInSteps>): MetricSet =>
  atOnce(measureErrorsInSteps(...input))

type Errors = Readonly<Record<keyof Omit<MetricSet, 'n' | 'days'>, number>>

function fromSums(sums: Float64Array): Omit<Errors, 'medianAe'> {
  const at = (which: number) => sums[which] as number
  const n = Math.max(1, at(N))
  const spread = at(ACTUAL_SQUARE) - (at(ACTUAL) * at(ACTUAL)) / n
  return {
    rmse: Math.sqrt(at(SQUARE) / n),
    mae: at(ABSOLUTE) / n,
    bias: at(ERROR) / n,
    // Rides that all last as long have nothing to explain; what rounding leaves of their spread is none.
    r2: spread > 1e-9 * at(ACTUAL_SQUARE) ? 1 - at(SQUARE) / spread : 0,
    within2: at(IN_2) / n,
    within5: at(IN_5) / n,
  }
}

interface ErrorClasses {
  /** days × classes. */
  readonly counts: Float64Array
  /** The middle error of each class. */
  readonly middle: Float64Array
}

function* classify(sorted: Float64Array, absolute: Float64Array, ofDay: Int32Array, days: number): Steps<ErrorClasses> {
  const rows = sorted.length
  const edge = (c: number) => sorted[Math.min(rows - 1, Math.floor((c * rows) / CLASSES))] ?? 0
  const middle = Float64Array.from({ length: CLASSES }, (_, c) => (edge(c) + edge(c + 1)) / 2)
  const counts = new Float64Array(days * CLASSES)
  yield* inPieces(rows, (from, to) => {
    for (let i = from; i < to; i++) {
      let low = 0
      let high = CLASSES - 1
      while (low < high) {
        const half = (low + high + 1) >>> 1
        if (edge(half) <= (absolute[i] as number)) low = half
        else high = half - 1
      }
      const k = (ofDay[i] as number) * CLASSES + low
      counts[k] = (counts[k] as number) + 1
    }
  })
  return { counts, middle }
}

function medianClass(counts: Float64Array, n: number, middle: Float64Array): number {
  let below = 0
  for (let c = 0; c < CLASSES; c++) {
    below += counts[c] as number
    if (below * 2 >= n) return middle[c] as number
  }
  return middle[CLASSES - 1] as number
}
