import { figureOf } from '@/lib/evaluation/enough-rides'
import { type MetricKey, type MetricSet, tellsR2 } from '@/lib/evaluation/metric-set'
import { formatChange, formatFixed, formatMetric } from '@/lib/shared/format-number'

/** A metric as the table and the run page write it, without its unit; a dash for an R² that nothing tells. */
export function metricText(metrics: MetricSet, key: MetricKey): string {
  const { value } = metrics[key]
  if (key === 'r2' && !tellsR2(metrics)) return '–'
  if (key === 'within2' || key === 'within5') return formatFixed(value * 100, 1)
  if (key === 'bias') return formatChange(value, 3)
  return formatMetric(value)
}

export const METRICS: readonly {
  readonly key: MetricKey
  readonly title: string
  readonly unit: string
  readonly help: string
}[] = [
  { key: 'rmse', title: 'RMSE', unit: 'min', help: 'Root of the mean squared error: large misses count more.' },
  { key: 'mae', title: 'MAE', unit: 'min', help: 'Mean of how far off a prediction is.' },
  { key: 'medianAe', title: 'Median error', unit: 'min', help: 'Half of the rides are closer than this.' },
  {
    key: 'bias',
    title: 'Bias',
    unit: 'min',
    help: 'Mean of predicted minus actual: above zero, it predicts too long.',
  },
  { key: 'r2', title: 'R²', unit: '', help: 'Share of the variation explained; 1 is all of it.' },
  { key: 'within2', title: 'Within 2 min', unit: '%', help: 'Rides predicted to within two minutes.' },
  { key: 'within5', title: 'Within 5 min', unit: '%', help: 'Rides predicted to within five minutes.' },
]

/** An interval as the page writes it, without its unit, or a dash where too few rides judged the run. */
export function boundsText(metrics: MetricSet, key: MetricKey): string {
  const { bounds } = figureOf(metrics, key)
  return bounds && (key !== 'r2' || tellsR2(metrics))
    ? `${boundText(bounds[0], key)} to ${boundText(bounds[1], key)}`
    : '–'
}

const boundText = (value: number, key: MetricKey): string =>
  key === 'within2' || key === 'within5'
    ? formatFixed(value * 100, 1)
    : key === 'bias'
      ? formatChange(value, 3)
      : formatMetric(value)
