/** An estimate with its 95 % interval from resampling days. */
export interface Interval {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** Errors in minutes on `n` rides; shares in 0–1. */
export interface MetricSet {
  readonly n: number
  readonly days: number
  readonly rmse: Interval
  readonly mae: Interval
  readonly medianAe: Interval
  /** Mean of predicted − actual. */
  readonly bias: Interval
  readonly r2: Interval
  readonly within2: Interval
  readonly within5: Interval
}
