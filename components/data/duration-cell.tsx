'use client'
import { Histogram } from '@/components/charts/histogram'
import { Cell } from '@/components/ui/sheet'
import { Stat, StatRow } from '@/components/ui/stat-tile'
import { formatMetric } from '@/lib/shared/format-number'
import type { Dataset } from '@/lib/trips/dataset'

/** How long rides take. */
export function DurationCell({ dataset }: { readonly dataset: Dataset }) {
  const { duration, durationHistogram: counts } = dataset.profile
  const median = duration.median / 60
  const figure = (seconds: number) => formatMetric(seconds / 60)
  return (
    <Cell
      title="Ride duration"
      sub="1-min bins, kept rows"
      figure
      table={{
        name: `${dataset.name} ride duration`,
        columns: ['From (min)', 'To (min)', 'Trips'],
        rows: counts.map((trips, minute) => [minute, minute + 1, trips]),
      }}
    >
      <div style={{ marginBottom: 8 }}>
        <StatRow>
          <Stat label="5 %" value={figure(duration.p05)} unit="min" />
          <Stat label="Median" value={figure(duration.median)} unit="min" />
          <Stat label="Mean" value={figure(duration.mean)} unit="min" />
          <Stat label="95 %" value={figure(duration.p95)} unit="min" />
        </StatRow>
      </div>
      <Histogram
        counts={counts}
        height={250}
        from={0}
        width={1}
        xTitle="min"
        yTitle="trips per minute of duration"
        marker={{ x: median, label: `median ${formatMetric(median)}` }}
      />
    </Cell>
  )
}
