import { sayJudges, tooFewToSay } from '@/lib/evaluation/enough-rides'
import type { MetricSet } from '@/lib/evaluation/metric-set'
import { boundsText, METRICS, metricText } from './metrics'

/** Every metric with both ends of its interval. */
export function MetricsTable({ metrics }: { metrics: MetricSet }) {
  return (
    <>
      <table className="t dense">
        <tbody>
          {METRICS.map(({ key, title, unit, help }) => (
            <tr key={key}>
              <td title={help}>{title}</td>
              <td className="r num b nowrap">
                {metricText(metrics, key)}
                {unit && <span className="ink3"> {unit}</span>}
              </td>
              <td className="r num xs ink3 nowrap">{boundsText(metrics, key)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="xs ink3" style={{ marginTop: 8 }}>
        {tooFewToSay(metrics) ?? sayJudges(metrics)}
      </p>
    </>
  )
}
