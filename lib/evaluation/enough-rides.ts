import { formatCount } from '@/lib/shared/format-number'
import type { MetricKey, MetricSet } from './metric-set'

/** Intervals resample days: with fewer than this every resample is much the same, and any difference would look certain. */
export const MIN_DAYS = 7
/** Fewer rides than this, and single ones decide. */
export const MIN_RIDES = 200

/** The rides that judge a model. */
export interface Judges {
  readonly n: number
  readonly days: number
}

/** May intervals, and how sure a difference is, be read from errors on these rides? */
export const isEnough = ({ n, days }: Judges): boolean => days >= MIN_DAYS && n >= MIN_RIDES

/** `1 ride on 1 day`. */
export const sayJudges = ({ n, days }: Judges): string =>
  `${formatCount(n)} ${n === 1 ? 'ride' : 'rides'} on ${formatCount(days)} ${days === 1 ? 'day' : 'days'}`

/** What it would take, for the end of a sentence. */
export const ENOUGH = `${MIN_RIDES} rides on ${MIN_DAYS} days`

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
