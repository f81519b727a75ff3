'use client'
import { boundsText, METRICS, metricText } from '@/components/experiments/metrics'
import { Scrolling } from '@/components/ui/scrolling'
import { Cell } from '@/components/ui/sheet'
import { tooFewToSay } from '@/lib/evaluation/enough-rides'
import type { MetricKey, MetricSet } from '@/lib/evaluation/metric-set'
import type { ModelVersion } from '@/lib/registry/model-version'
import { sayCount } from '@/lib/shared/say-count'

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
      sub={`${sayCount(valid.n, 'validation ride')} on ${sayCount(valid.days, 'day')}${test ? `, ${sayCount(test.n, 'test ride')} on ${test.days}` : ''}; 95 % intervals by resampling days`}
    >
      <Scrolling label="Metrics">
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
            {METRICS.map(({ key, title, unit, help }) => (
              <tr key={key}>
                <td title={help}>
                  {title} {unit && <span className="ink3 sm">({unit})</span>}
                </td>
                <Figures metrics={valid} of={key} />
                {test && <Figures metrics={test} of={key} />}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
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

const Figures = ({ metrics, of }: { metrics: MetricSet; of: MetricKey }) => (
  <>
    <td className="r num b">{metricText(metrics, of)}</td>
    <td className="r num ink3 nowrap">{boundsText(metrics, of)}</td>
  </>
)
