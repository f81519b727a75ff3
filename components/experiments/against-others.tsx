'use client'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { DishonestChip } from '@/components/ui/chip'
import { BASELINE, type Identity, PLAIN } from '@/components/ui/identity'
import { MetricWhisker } from '@/components/ui/metric-whisker'
import { Scrolling } from '@/components/ui/scrolling'
import { Cell } from '@/components/ui/sheet'
import { Swatch } from '@/components/ui/swatch'
import { figureOf, isEnough, tooFewToSay } from '@/lib/evaluation/enough-rides'
import type { MetricSet } from '@/lib/evaluation/metric-set'
import { type PairedDifference, standOf } from '@/lib/evaluation/paired-difference'
import type { RunReport } from '@/lib/experiments/run-report'
import { whiskerDomain } from '@/lib/experiments/whisker-domain'
import { formatChange, formatMetric, formatShare } from '@/lib/shared/format-number'
import type { RunId } from '@/lib/shared/ids'
import { addressOfRun } from '@/lib/shared/page-address'
import { DomainHead } from './domain-head'
import { boundsText } from './metrics'

/** Pixels. */
const WHISKER = 96

interface Props {
  readonly name: string
  readonly identity: Identity
  /** Of the others, by run. */
  readonly identities: ReadonlyMap<RunId, Identity>
  readonly metrics: MetricSet
  readonly honest: boolean
  readonly report: RunReport | null
  /** False: there will be no report. */
  readonly isComing: boolean
  readonly champion: RunId | null
  readonly tools: ReactNode
}

interface Line {
  readonly key: string
  readonly name: ReactNode
  readonly identity: Identity
  readonly metrics: MetricSet
  readonly honest: boolean
  /** This run minus it. */
  readonly difference: PairedDifference | null
}

/** The run's error beside those of others on the same rides, and by how much it differs from each, ride by ride. */
export function AgainstOthers({
  name,
  identity,
  identities,
  metrics,
  honest,
  report,
  isComing,
  champion,
  tools,
}: Props) {
  const lines: readonly Line[] = [
    {
      key: 'this',
      name: (
        <span className="bb row gap4">
          <bdi className="ell run-name" title={name}>
            {name}
          </bdi>
          (this run)
        </span>
      ),
      identity,
      metrics,
      honest,
      difference: null,
    },
    ...(report?.rivals ?? []).map((rival) => ({
      key: rival.id,
      name: (
        <span className="row gap4">
          <Link className="link ell run-name" title={rival.name} href={addressOfRun(rival.id)}>
            {rival.name}
          </Link>
          {rival.id === champion && 'champion'}
        </span>
      ),
      identity: identities.get(rival.id) ?? PLAIN,
      metrics: rival.metrics,
      honest: rival.honest,
      difference: rival.rmse,
    })),
    ...(report?.lookup
      ? [
          {
            key: 'lookup',
            name: 'lookup table',
            identity: BASELINE,
            metrics: report.lookup.metrics,
            honest: true,
            difference: report.lookup.rmse,
          },
        ]
      : []),
  ]
  const domain = whiskerDomain(lines.map((line) => figureOf(line.metrics, 'rmse')))
  return (
    <Cell
      title="Against the others"
      sub="on the same rides, with 95 % intervals from resampling days"
      tools={tools}
      figure
      table={{
        name: `${name}-against`,
        columns: [
          'model',
          'RMSE (min)',
          'low',
          'high',
          'MAE (min)',
          'this run minus it (min RMSE)',
          'difference, low',
          'difference, high',
          'sure',
          'honest at pickup',
        ],
        rows: lines.map((line) => [
          line.key === 'this'
            ? name
            : line.key === 'lookup'
              ? 'lookup table'
              : (report?.rivals.find((rival) => rival.id === line.key)?.name ?? ''),
          line.metrics.rmse.value,
          ...ends(figureOf(line.metrics, 'rmse').bounds),
          line.metrics.mae.value,
          line.difference?.value ?? null,
          line.difference?.sureness?.low ?? null,
          line.difference?.sureness?.high ?? null,
          line.difference?.sureness?.certainty ?? null,
          line.honest ? 'yes' : 'no',
        ]),
      }}
    >
      <Scrolling label="Against the others">
        <table className="t">
          <thead>
            <tr>
              <th>Model</th>
              <th className="r">RMSE (min)</th>
              <th className="hide-sm">
                <DomainHead domain={domain} width={WHISKER} />
              </th>
              <th className="r hide-sm">MAE (min)</th>
              <th className="r">Difference</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.key}>
                <td>
                  <span className="row wrap">
                    <Swatch identity={line.identity} />
                    {line.name}
                    {!line.honest && <DishonestChip />}
                  </span>
                  <span className="only-sm sm ink3 num">MAE {formatMetric(line.metrics.mae.value)} min</span>
                </td>
                <td className="r num b">{formatMetric(line.metrics.rmse.value)}</td>
                <td className="hide-sm">
                  <MetricWhisker
                    metric={figureOf(line.metrics, 'rmse')}
                    domain={domain}
                    identity={line.identity}
                    width={WHISKER}
                  />
                </td>
                <td className="r num hide-sm">{formatMetric(line.metrics.mae.value)}</td>
                <td className="r num">
                  <DifferenceText difference={line.difference} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      <p className="xs ink3 num" style={{ marginTop: 8 }}>
        {tooFewToSay(metrics) ?? `${boundsText(metrics, 'rmse')} min RMSE, ${formatShare(0.95, 0)} sure`}. Difference:
        this run minus the other, ride by ride{isEnough(metrics) && ', with its 95 % interval'}; ≈ is a tie.
        {report === null && isComing && ' The others are being read…'}
      </p>
    </Cell>
  )
}

const ends = (bounds: readonly [number, number] | null): readonly (number | null)[] => bounds ?? [null, null]

function DifferenceText({ difference }: { readonly difference: PairedDifference | null }) {
  if (!difference) return <span className="ink3">–</span>
  const { value, sureness } = difference
  const stand = standOf(difference)
  const tone = stand === 'better' ? 'good b' : stand === 'worse' ? '' : 'ink3'
  return (
    <>
      <div className={tone}>
        {(stand === 'tie' || stand === 'equal') && '≈ '}
        {formatChange(value, 3)}
      </div>
      <div className="xs ink3 nowrap">
        {sureness ? `${formatChange(sureness.low, 3)} to ${formatChange(sureness.high, 3)}` : 'too few rides'}
      </div>
    </>
  )
}
