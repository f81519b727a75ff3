import type { Interval, MetricSet } from '@/lib/evaluation/metric-set'

/** Metrics for a program: values by name, and their 95 % intervals beside them. */
export function metricsJson(metrics: MetricSet): Readonly<Record<string, unknown>> {
  const { n, days, ...rest } = metrics
  const entries: [string, Interval][] = Object.entries(rest)
  return {
    ...Object.fromEntries(entries.map(([name, { value }]) => [name, value])),
    n,
    days,
    intervals: Object.fromEntries(entries.map(([name, { low, high }]) => [name, [low, high]])),
  }
}

/** Metrics for a person. */
export function metricLines(title: string, metrics: MetricSet): readonly string[] {
  const minutes = ({ value, low, high }: Interval) =>
    `${value.toFixed(3)} min (${low.toFixed(3)} to ${high.toFixed(3)})`
  const share = ({ value, low, high }: Interval) =>
    `${(100 * value).toFixed(1)} % (${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)})`
  const { r2 } = metrics
  return [
    `${title}: ${metrics.n} rides of ${metrics.days} days; 95 % intervals by resampling days`,
    `  RMSE           ${minutes(metrics.rmse)}`,
    `  MAE            ${minutes(metrics.mae)}`,
    `  median error   ${minutes(metrics.medianAe)}`,
    `  bias           ${minutes(metrics.bias)}`,
    `  R²             ${r2.value.toFixed(4)} (${r2.low.toFixed(4)} to ${r2.high.toFixed(4)})`,
    `  within 2 min   ${share(metrics.within2)}`,
    `  within 5 min   ${share(metrics.within5)}`,
  ]
}
