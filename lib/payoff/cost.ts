import { isEnough } from '@/lib/evaluation/enough-rides'
import { type PairedDifference, surenessOf } from '@/lib/evaluation/paired-difference'
import { type ErrorsByDay, once, overResampledDays, weighted } from './errors-by-day'

/** What a minute of error costs whoever relies on a prediction. */
export interface CostRates {
  /** A minute that a ride ends early: the prediction was too long. */
  readonly early: number
  /** A minute that it ends late: the prediction was too short. */
  readonly late: number
  /** As it is written behind an amount: `EUR`, `USD`, `₹`. */
  readonly currency: string
}

const MOST = 1_000_000
const LONGEST_CURRENCY = 8

const isAmount = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= MOST

/** Rates as somebody wrote or stored them; null where they say nothing: not amounts from 0 to a million, both 0, no currency. */
export function readCostRates(value: unknown): CostRates | null {
  if (typeof value !== 'object' || value === null) return null
  if (!('early' in value && 'late' in value && 'currency' in value)) return null
  const { early, late } = value
  const currency = typeof value.currency === 'string' ? value.currency.trim() : ''
  if (!isAmount(early) || !isAmount(late) || early + late === 0) return null
  return currency === '' || currency.length > LONGEST_CURRENCY ? null : { early, late, currency }
}

/** Rides that a cost is told for. */
export const COST_RIDES = 1_000

/** Rides of each day, and their days. */
export interface DayRides {
  readonly rides: readonly number[]
}

const costOn = (days: DayRides, errors: ErrorsByDay, rates: CostRates, times: Float64Array): number =>
  (COST_RIDES * (rates.early * weighted(errors.early, times) + rates.late * weighted(errors.late, times))) /
  Math.max(1, weighted(days.rides, times))

/** What a model's errors cost per 1,000 rides. */
export const costOf = (days: DayRides, errors: ErrorsByDay, rates: CostRates): number =>
  costOn(days, errors, rates, once(days.rides.length))

/** By how much one model's errors cost more than another's per 1,000 rides (negative: less), with its interval from resampling days. */
export function costDifference(
  days: DayRides,
  model: ErrorsByDay,
  other: ErrorsByDay,
  rates: CostRates,
): PairedDifference {
  const on = (times: Float64Array) => costOn(days, model, rates, times) - costOn(days, other, rates, times)
  const rides = days.rides.reduce((sum, each) => sum + each, 0)
  return {
    value: on(once(days.rides.length)),
    sureness: isEnough({ n: rides, days: days.rides.length })
      ? surenessOf(overResampledDays(days.rides.length, on))
      : null,
  }
}
