import { figureOf, tooFewToSay } from '@/lib/evaluation/enough-rides'
import { type Interval, type MetricSet, tellsR2 } from '@/lib/evaluation/metric-set'
import { NOT_HONEST, WHY_NOT_HONEST } from '@/lib/experiments/honesty'
import type { Coverage } from '@/lib/models/coverage'
import { plainFixed } from '@/lib/shared/format-number'

/** Metrics for a program: values by name, and their 95 % intervals beside them, or null and why there are none. An R² that nothing tells is null. */
export function metricsJson(metrics: MetricSet): Readonly<Record<string, unknown>> {
  const { n, days, ...rest } = metrics
  const entries: [string, Interval | null][] = Object.entries({ ...rest, r2: tellsR2(metrics) ? rest.r2 : null })
  const why = tooFewToSay(metrics)
  return {
    ...Object.fromEntries(entries.map(([name, figure]) => [name, figure?.value ?? null])),
    n,
    days,
    ...(why === null
      ? { intervals: Object.fromEntries(entries.map(([name, figure]) => [name, figure && [figure.low, figure.high]])) }
      : { intervals: null, whyNoIntervals: why }),
  }
}

/** Metrics for a person. */
export function metricLines(title: string, metrics: MetricSet): readonly string[] {
  const line = (name: Parameters<typeof figureOf>[1], show: (value: number) => string, unit: string) => {
    const { value, bounds } = figureOf(metrics, name)
    return `${show(value)}${unit}${bounds ? ` (${show(bounds[0])} to ${show(bounds[1])})` : ''}`
  }
  const minutes = (name: 'rmse' | 'mae' | 'medianAe' | 'bias') => line(name, (value) => plainFixed(value, 3), ' min')
  const share = (name: 'within2' | 'within5') => line(name, (value) => (100 * value).toFixed(1), ' %')
  const why = tooFewToSay(metrics)
  return [
    `${title}: ${why ?? `${metrics.n} rides of ${metrics.days} days; 95 % intervals by resampling days`}`,
    `  RMSE           ${minutes('rmse')}`,
    `  MAE            ${minutes('mae')}`,
    `  median error   ${minutes('medianAe')}`,
    `  bias           ${minutes('bias')}`,
    `  R²             ${tellsR2(metrics) ? line('r2', (value) => plainFixed(value, 4), '') : '–'}`,
    `  within 2 min   ${share('within2')}`,
    `  within 5 min   ${share('within5')}`,
  ]
}

/** What intervals held, for a person. */
export const coverageLines = (coverage: readonly Coverage[]): readonly string[] =>
  coverage.map(
    ({ level, share, width }) =>
      `  ${Math.round(100 * level)} % interval  holds ${(100 * share).toFixed(1)} % of the rides, ${plainFixed(width, 1)} min wide`,
  )

/** What stands under the metrics of a model that was given what nobody knows at pickup. */
export const honestyLines = (honestAtPickup: boolean): readonly string[] =>
  honestAtPickup ? [] : [`  ${NOT_HONEST}: ${WHY_NOT_HONEST}`]
