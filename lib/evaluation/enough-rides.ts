import { LEAST_DAYS, LEAST_RIDES } from '@/lib/features/split'
import { formatCount } from '@/lib/shared/format-number'
import type { MetricKey, MetricSet } from './metric-set'

/** The rides that judge a model. */
export interface Judges {
  readonly n: number
  readonly days: number
}

/**
 * May intervals, and how sure a difference is, be read from errors on these rides? Intervals resample days: with fewer than a week every
 * resample is much the same, and any difference would look certain; with a handful of rides single ones decide.
 */
export const isEnough = ({ n, days }: Judges): boolean => days >= LEAST_DAYS && n >= LEAST_RIDES

/** `1 ride on 1 day`. */
export const sayJudges = ({ n, days }: Judges): string =>
  `${formatCount(n)} ${n === 1 ? 'ride' : 'rides'} on ${formatCount(days)} ${days === 1 ? 'day' : 'days'}`

/** What it would take, for the end of a sentence. */
export const ENOUGH = `${LEAST_RIDES} rides on ${LEAST_DAYS} days`

/** Why nothing can be said of how sure an error is, or null where it can. */
export const tooFewToSay = (judges: Judges): string | null =>
  isEnough(judges) ? null : `${sayJudges(judges)}: too few for an interval, which takes at least ${ENOUGH}`

/** A metric as it may be shown: without bounds where too few rides or days judged it. */
export interface Figure {
  readonly value: number
  /** Both ends of the 95 % interval. */
  readonly bounds: readonly [low: number, high: number] | null
}

/** Metrics are stored with bounds in any case; they are shown by this. */
export function figureOf(metrics: MetricSet, name: MetricKey): Figure {
  const { value, low, high } = metrics[name]
  return { value, bounds: isEnough(metrics) ? [low, high] : null }
}
