'use client'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { BASELINE, type Identity, PLAIN } from '@/components/ui/identity'
import { MetricWhisker } from '@/components/ui/metric-whisker'
import { Cell } from '@/components/ui/sheet'
import { Swatch } from '@/components/ui/swatch'
import type { MetricSet } from '@/lib/evaluation/metric-set'
import { isTie, type PairedDifference } from '@/lib/evaluation/paired-difference'
import type { RunReport } from '@/lib/experiments/run-report'
import { whiskerDomain } from '@/lib/experiments/whisker-domain'
import { formatChange, formatMetric, formatShare } from '@/lib/shared/format-number'
import type { RunId } from '@/lib/shared/ids'
import { DomainHead } from './domain-head'

interface Props {
  readonly name: string
  readonly identity: Identity
  /** Of the others, by run. */
  readonly identities: ReadonlyMap<RunId, Identity>
  readonly metrics: MetricSet
  readonly report: RunReport | null
  readonly champion: RunId | null
  readonly tools: ReactNode
}

interface Line {
  readonly key: string
  readonly name: ReactNode
  readonly identity: Identity
  readonly metrics: MetricSet
  /** This run minus it. */
  readonly difference: PairedDifference | null
}

/** The run's error beside those of others on the same rides, and by how much it differs from each, ride by ride. */
export function AgainstOthers({ name, identity, identities, metrics, report, champion, tools }: Props) {
  const lines: readonly Line[] = [
    { key: 'this', name: <span className="bb">{name} (this run)</span>, identity, metrics, difference: null },
    ...(report?.rivals ?? []).map((rival) => ({
      key: rival.id,
      name: (
        <Link className="link" href={`/experiments/run?id=${encodeURIComponent(rival.id)}`}>
          {rival.name}
          {rival.id === champion && ', champion'}
        </Link>
      ),
      identity: identities.get(rival.id) ?? PLAIN,
      metrics: rival.metrics,
      difference: rival.rmse,
    })),
    ...(report?.lookup
      ? [
          {
            key: 'lookup',
            name: 'lookup table',
            identity: BASELINE,
            metrics: report.lookup.metrics,
            difference: report.lookup.rmse,
          },
        ]
      : []),
  ]
  const domain = whiskerDomain(lines.map((line) => line.metrics.rmse))
  return (
    <Cell
      title="Against the others"
      sub="on the same rides, with 95 % intervals from resampling days"
      tools={tools}
      table={{
        name: `${name}-against`,
        columns: ['model', 'RMSE (min)', 'low', 'high', 'MAE (min)', 'this run minus it (min RMSE)'],
        rows: lines.map((line) => [
          line.key === 'this'
            ? name
            : line.key === 'lookup'
              ? 'lookup table'
              : (report?.rivals.find((rival) => rival.id === line.key)?.name ?? ''),
          line.metrics.rmse.value,
          line.metrics.rmse.low,
          line.metrics.rmse.high,
          line.metrics.mae.value,
          line.difference?.value ?? null,
        ]),
      }}
    >
      <div className="scroll-x">
        <table className="t">
          <thead>
            <tr>
              <th>Model</th>
              <th className="r">RMSE (min)</th>
              <th>
                <DomainHead domain={domain} width={120} />
              </th>
              <th className="r">MAE (min)</th>
              <th className="r">Difference</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.key}>
                <td>
                  <span className="row nowrap">
                    <Swatch identity={line.identity} />
                    {line.name}
                  </span>
                </td>
                <td className="r num b">{formatMetric(line.metrics.rmse.value)}</td>
                <td>
                  <MetricWhisker metric={line.metrics.rmse} domain={domain} identity={line.identity} width={120} />
                </td>
                <td className="r num">{formatMetric(line.metrics.mae.value)}</td>
                <td className="r num">{differenceText(line.difference)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="xs ink3 num" style={{ marginTop: 8 }}>
        {formatMetric(metrics.rmse.low)} to {formatMetric(metrics.rmse.high)} min RMSE, {formatShare(0.95, 0)} sure.
        Difference: this run minus the other, ride by ride; ≈ is a tie.
        {report === null && ' The others are being read…'}
      </p>
    </Cell>
  )
}

function differenceText(difference: PairedDifference | null) {
  if (!difference) return <span className="ink3">–</span>
  if (isTie(difference)) return <span className="ink3">≈ {formatChange(difference.value, 3)}</span>
  return <span className={difference.value < 0 ? 'good b' : ''}>{formatChange(difference.value, 3)}</span>
}
