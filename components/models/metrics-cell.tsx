'use client'
import { Cell } from '@/components/ui/sheet'
import { type Figure, figureOf, tooFewToSay } from '@/lib/evaluation/enough-rides'
import type { MetricSet } from '@/lib/evaluation/metric-set'
import type { ModelVersion } from '@/lib/registry/model-version'
import { formatCount, formatMetric, formatShare } from '@/lib/shared/format-number'

type MetricName = Exclude<keyof MetricSet, 'n' | 'days'>

const METRICS: readonly { name: MetricName; label: string; unit: 'min' | 'share' | null }[] = [
  { name: 'rmse', label: 'RMSE', unit: 'min' },
  { name: 'mae', label: 'MAE', unit: 'min' },
  { name: 'medianAe', label: 'Median absolute error', unit: 'min' },
  { name: 'bias', label: 'Bias, predicted − actual', unit: 'min' },
  { name: 'r2', label: 'R²', unit: null },
  { name: 'within2', label: 'Within 2 min', unit: 'share' },
  { name: 'within5', label: 'Within 5 min', unit: 'share' },
]

/** What the version was judged by, each figure with its 95 % interval. */
export function MetricsCell({ version: { metrics } }: { version: ModelVersion }) {
  if (!metrics)
    return (
      <Cell title="Metrics">
        <p className="ink3">The file came without metrics: nobody judged this model on later rides.</p>
      </Cell>
    )
  const { valid, test } = metrics
  return (
    <Cell
      title="Metrics"
      sub={`${formatCount(valid.n)} validation rides on ${valid.days} days${test ? `, ${formatCount(test.n)} test rides on ${test.days}` : ''}; 95 % intervals by resampling days`}
    >
      <div className="scroll-x">
        <table className="t dense">
          <thead>
            <tr>
              <th>
                <span className="vh">Metric</span>
              </th>
              <th className="r">Validation</th>
              <th className="r">95 % interval</th>
              {test && <th className="r">Test</th>}
              {test && <th className="r">95 % interval</th>}
            </tr>
          </thead>
          <tbody>
            {METRICS.map(({ name, label, unit }) => (
              <tr key={name}>
                <td>
                  {label} {unit === 'min' && <span className="ink3 sm">(min)</span>}
                </td>
                <Figures metric={figureOf(valid, name)} isShare={unit === 'share'} />
                {test && <Figures metric={figureOf(test, name)} isShare={unit === 'share'} />}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {[valid, ...(test ? [test] : [])].map((judges) => {
        const why = tooFewToSay(judges)
        return (
          why && (
            <p key={`${judges.n} ${judges.days}`} className="xs ink3" style={{ marginTop: 8 }}>
              {why}.
            </p>
          )
        )
      })}
    </Cell>
  )
}

function Figures({ metric, isShare }: { metric: Figure; isShare: boolean }) {
  const show = isShare ? formatShare : formatMetric
  return (
    <>
      <td className="r num b">{show(metric.value)}</td>
      <td className="r num ink3 nowrap">
        {metric.bounds ? `${show(metric.bounds[0])} to ${show(metric.bounds[1])}` : '–'}
      </td>
    </>
  )
}
