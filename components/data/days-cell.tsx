'use client'
import { Histogram } from '@/components/charts/histogram'
import { Cell } from '@/components/ui/sheet'
import { formatCount } from '@/lib/shared/format-number'
import { dateOfDay } from '@/lib/trips/trip-filter'
import { daysChart } from './days-chart'
import type { ProfileView } from './profile-view'

/** Days named one by one; of more, how many. */
const NAMED = 4

/** On which days rides begin, and on which none does. */
export function DaysCell({ view }: { readonly view: ProfileView }) {
  const chart = daysChart(view.profile.days)
  if (!chart) return null
  const { from, width, counts, gaps, ticks } = chart
  const unit = width === 1 ? 'day' : 'week'
  return (
    <Cell
      title={`Trips per ${unit}`}
      sub={`${dateOfDay(from)} to ${dateOfDay(view.profile.days?.at(-1)?.day ?? from)}; a ${unit} without trips is a gap`}
      figure
      table={{
        name: `${view.name} trips per day`,
        columns: ['Day', 'Trips'],
        rows: view.profile.days?.map(({ day, rows }) => [dateOfDay(day), rows]) ?? [],
      }}
    >
      <Histogram
        counts={counts}
        from={from}
        width={width}
        height={220}
        xTitle="day of pickup"
        yTitle={`trips per ${unit}`}
        formatX={(day) => dateOfDay(day).slice(ticks.length > 0 && counts.length * width < 62 ? 5 : 0, 10)}
        sayBin={(day) => (width === 1 ? dateOfDay(day) : `week from ${dateOfDay(day)}`)}
        xTicks={ticks}
      />
      <div className="sm ink3 rule">{sayGaps(gaps)}</div>
    </Cell>
  )
}

function sayGaps(gaps: readonly number[]): string {
  if (gaps.length === 0) return 'Every day between the first and the last has trips.'
  const rest = gaps.length - NAMED
  const named = gaps.slice(0, NAMED).map(dateOfDay).join(', ')
  return `No trips on ${formatCount(gaps.length)} ${gaps.length === 1 ? 'day' : 'days'}: ${named}${rest > 0 ? ` and ${formatCount(rest)} more` : ''}.`
}
