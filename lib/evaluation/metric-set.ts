/** An estimate with its 95 % interval from resampling days. */
export interface Interval {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** The figures of a set, in the order in which they are shown. */
export const METRIC_KEYS = ['rmse', 'mae', 'medianAe', 'bias', 'r2', 'within2', 'within5'] as const
export type MetricKey = (typeof METRIC_KEYS)[number]

/** Errors in minutes on `n` rides; shares in 0–1. */
export interface MetricSet {
  readonly n: number
  readonly days: number
  readonly rmse: Interval
  readonly mae: Interval
  readonly medianAe: Interval
  /** Mean of predicted − actual. */
  readonly bias: Interval
  /** Share of the variation explained; 0 with bounds of 0 where there is none to explain, see `tellsR2`. */
  readonly r2: Interval
  readonly within2: Interval
  readonly within5: Interval
}

/** Whether R² says anything: of one ride, or of rides that all last as long, there is no variation to explain, and no R². */
export const tellsR2 = ({ r2 }: Pick<MetricSet, 'r2'>): boolean => r2.value !== 0 || r2.low !== 0 || r2.high !== 0
