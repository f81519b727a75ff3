'use client'
import { SegmentedControl } from '@mantine/core'
import Link from 'next/link'
import { useState } from 'react'
import { BASELINE } from '@/components/ui/identity'
import { MetricWhisker } from '@/components/ui/metric-whisker'
import { Scrolling } from '@/components/ui/scrolling'
import { Cell } from '@/components/ui/sheet'
import { Swatch } from '@/components/ui/swatch'
import { figureOf } from '@/lib/evaluation/enough-rides'
import type { MetricSet } from '@/lib/evaluation/metric-set'
import { whiskerDomain } from '@/lib/experiments/whisker-domain'
import { formatMetric, formatShare } from '@/lib/shared/format-number'
import { addressOfRun } from '@/lib/shared/page-address'
import classes from './compare-errors.module.css'
import type { ComparedRun } from './compared-runs'
import { DomainHead } from './domain-head'
import { BadgeChips, HonestyChips } from './run-chips'

const CHOICES = [
  { value: 'rmse', label: 'RMSE' },
  { value: 'mae', label: 'MAE' },
] as const

/** Errors on the validation rides with their intervals, the best first, and how much less than the lookup table that is. */
export function CompareErrors({ runs, lookup }: { runs: readonly ComparedRun[]; lookup: MetricSet | null }) {
  const [metric, setMetric] = useState<'rmse' | 'mae'>('rmse')
  const label = metric.toUpperCase()
  const ordered = runs.toSorted((a, b) => a.result.metrics.valid[metric].value - b.result.metrics.valid[metric].value)
  const hasLookup = runs.some((each) => each.run.recipe.family === 'pair-hour-lookup')
  const domain = whiskerDomain([
    ...ordered.map((run) => figureOf(run.result.metrics.valid, metric)),
    ...(lookup ? [figureOf(lookup, metric)] : []),
  ])
  const versus = (value: number) =>
    lookup
      ? `${value <= lookup[metric].value ? '−' : '+'}${formatShare(Math.abs(1 - value / lookup[metric].value), 1)}`
      : '–'
  return (
    <Cell
      title="Validation error"
      sub="with 95 % intervals from resampling days"
      tools={
        <SegmentedControl
          size="xs"
          aria-label="Metric"
          data={[...CHOICES]}
          value={metric}
          onChange={(value) => setMetric(value)}
        />
      }
      figure
      table={{
        name: 'validation-error',
        columns: ['run', `${label} (min)`, 'low', 'high', 'honest at pickup'],
        rows: ordered.map(({ name, result }) => {
          const { value, bounds } = figureOf(result.metrics.valid, metric)
          return [name, value, bounds?.[0] ?? null, bounds?.[1] ?? null, result.honestAtPickup ? 'yes' : 'no']
        }),
      }}
    >
      <Scrolling label="Errors">
        <table className="t">
          <thead>
            <tr>
              <th>Run</th>
              <th className="r">{label} (min)</th>
              <th>
                <DomainHead domain={domain} width={132} />
              </th>
              <th className="r hide-sm">vs lookup</th>
            </tr>
          </thead>
          <tbody>
            {ordered.map((run) => (
              <tr key={run.id}>
                <td>
                  <span className="row">
                    <Swatch identity={run.identity} />
                    <Link className={`b ell ${classes.name}`} title={run.name} href={addressOfRun(run.id)}>
                      {run.name}
                    </Link>
                    <BadgeChips badges={run.badges} />
                    <HonestyChips run={run.run} simulated={false} />
                  </span>
                </td>
                <td className="r num b">{formatMetric(run.result.metrics.valid[metric].value)}</td>
                <td>
                  <MetricWhisker
                    metric={figureOf(run.result.metrics.valid, metric)}
                    domain={domain}
                    identity={run.identity}
                    width={132}
                  />
                </td>
                <td className="r num hide-sm">
                  {run.run.recipe.family === 'pair-hour-lookup' ? '–' : versus(run.result.metrics.valid[metric].value)}
                </td>
              </tr>
            ))}
            {lookup && !hasLookup && (
              <tr>
                <td className="ink3">lookup table</td>
                <td className="r num ink3">{formatMetric(lookup[metric].value)}</td>
                <td>
                  <MetricWhisker metric={figureOf(lookup, metric)} domain={domain} identity={BASELINE} width={132} />
                </td>
                <td className="r ink3 hide-sm">–</td>
              </tr>
            )}
          </tbody>
        </table>
      </Scrolling>
    </Cell>
  )
}
