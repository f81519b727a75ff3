'use client'
import { Histogram } from '@/components/charts/histogram'
import { Cell } from '@/components/ui/sheet'
import { Stat, StatRow } from '@/components/ui/stat-tile'
import { formatCount, formatMetric } from '@/lib/shared/format-number'
import { sayCount } from '@/lib/shared/say-count'
import type { Dataset } from '@/lib/trips/dataset'
import type { ProfileView } from './profile-view'

interface DurationCellProps {
  readonly view: ProfileView
  /** The rules that cut rides off, and how many; null where the rides are not all that were kept. */
  readonly cut: Pick<Dataset, 'rules' | 'quality'> | null
}

/** How long rides take, and where the rules cut. */
export function DurationCell({ view, cut }: DurationCellProps) {
  const { duration, durationHistogram: counts } = view.profile
  const median = duration.median / 60
  const figure = (seconds: number) => formatMetric(seconds / 60)
  const rejected = cut?.quality.rejected
  const maximum = (cut?.rules.maximumSeconds ?? 0) / 60
  const minimum = (cut?.rules.minimumSeconds ?? 0) / 60
  // A limit far beyond the longest ride would squeeze the picture.
  const isNear = cut !== null && maximum <= counts.length * 1.5
  return (
    <Cell
      title="Ride duration"
      sub={cut ? '1-min bins, kept rows; dashed where the rules cut' : '1-min bins'}
      figure
      table={{
        name: `${view.name} ride duration`,
        columns: ['From (min)', 'To (min)', 'Trips'],
        rows: [
          ...counts.map((trips, minute) => [minute, minute + 1, trips]),
          ...(rejected && rejected['over-maximum'] > 0
            ? [[maximum, 'longer, not kept', rejected['over-maximum']]]
            : []),
        ],
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
        counts={isNear ? padded(counts, Math.ceil(maximum)) : counts}
        height={232}
        from={0}
        width={1}
        xTitle="min"
        yTitle="trips per minute of duration"
        marker={{ x: median, label: `median ${formatMetric(median)}` }}
        {...(isNear && rejected
          ? {
              cuts: [
                {
                  x: maximum,
                  side: 'left' as const,
                  label: `${formatCount(rejected['over-maximum'])} over ${sayMinutes(maximum)} min are not kept`,
                },
              ],
            }
          : {})}
      />
      {rejected && (
        <div className="sm ink3 rule">
          The rules cut off {sayCount(rejected['under-minimum'], 'ride')} under {sayMinutes(minimum)} min and{' '}
          {formatCount(rejected['over-maximum'])} over {sayMinutes(maximum)} min.
        </div>
      )}
    </Cell>
  )
}

const sayMinutes = (minutes: number): string =>
  Number.isInteger(minutes) ? formatCount(minutes) : formatMetric(minutes)

const padded = (counts: readonly number[], minutes: number): readonly number[] =>
  counts.length >= minutes ? counts : [...counts, ...new Array<number>(minutes - counts.length).fill(0)]
