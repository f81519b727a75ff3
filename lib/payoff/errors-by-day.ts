import type { JudgedRides } from '@/lib/evaluation/error-report'
import { dayOf } from '@/lib/shared/local-time'
import { seededRandom } from '@/lib/shared/random'

/** Which day each ride belongs to, and how many rides a day has; days in order of time. */
export interface RideDays {
  /** Of each ride, an index into `days`. */
  readonly of: Int32Array
  /** Days since 1970-01-01. */
  readonly days: readonly number[]
  readonly rides: readonly number[]
}

export function daysOfRides({ rows, pickupAt }: Pick<JudgedRides, 'rows' | 'pickupAt'>): RideDays {
  const days = [...new Set(Array.from(pickupAt, dayOf))].sort((a, b) => a - b)
  const index = new Map(days.map((day, i) => [day, i]))
  const of = Int32Array.from({ length: rows }, (_, i) => index.get(dayOf(pickupAt[i] as number)) ?? 0)
  const rides = days.map(() => 0)
  for (const day of of) rides[day] = (rides[day] as number) + 1
  return { of, days, rides }
}

/**
 * A model's errors summed day by day, in minutes: all that its mean error, its cost and their intervals depend on, so that rides need not
 * be kept to compute them again.
 */
export interface ErrorsByDay {
  readonly squared: readonly number[]
  /** Minutes by which predictions were too long: the ride ended early. */
  readonly early: readonly number[]
  /** Minutes by which they were too short: it ended late. */
  readonly late: readonly number[]
}

export function errorsByDay(days: RideDays, minutes: Float32Array, predicted: Float32Array): ErrorsByDay {
  if (predicted.length !== minutes.length)
    throw new Error(`${predicted.length} predictions cannot be judged by ${minutes.length} rides`)
  const squared = days.days.map(() => 0)
  const early = days.days.map(() => 0)
  const late = days.days.map(() => 0)
  for (let i = 0; i < minutes.length; i++) {
    const error = (predicted[i] as number) - (minutes[i] as number)
    const day = days.of[i] as number
    squared[day] = (squared[day] as number) + error * error
    if (error > 0) early[day] = (early[day] as number) + error
    else late[day] = (late[day] as number) - error
  }
  return { squared, early, late }
}

const RESAMPLES = 2_000

/** A figure for each of 2,000 resamples of the days: `times[d]` says how often day d was drawn. The same draws for every figure. */
export function overResampledDays(days: number, figure: (times: Float64Array) => number, seed = 1): Float64Array {
  const random = seededRandom(seed)
  const times = new Float64Array(days)
  return Float64Array.from({ length: RESAMPLES }, () => {
    times.fill(0)
    for (let draw = 0; draw < days; draw++) {
      const day = random.int(days)
      times[day] = (times[day] as number) + 1
    }
    return figure(times)
  })
}

/** Sum over days of what each holds, as often as it was drawn. */
export function weighted(values: readonly number[], times: Float64Array): number {
  let total = 0
  for (let day = 0; day < times.length; day++) total += (values[day] as number) * (times[day] as number)
  return total
}

/** Every day once. */
export const once = (days: number): Float64Array => new Float64Array(days).fill(1)

/** Root of the mean squared error, minutes. */
export function rmseOf(minutes: Float32Array, predicted: Float32Array): number {
  let squares = 0
  for (let i = 0; i < minutes.length; i++) {
    const error = (predicted[i] as number) - (minutes[i] as number)
    squares += error * error
  }
  return Math.sqrt(squares / Math.max(1, minutes.length))
}
