'use client'
import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@/components/experiments/use-query'
import { Cell } from '@/components/ui/sheet'
import { byWeekday } from '@/components/ui/week-grid'
import { WeekMap } from '@/components/ui/week-map'
import { formatCount, formatMetric } from '@/lib/shared/format-number'
import { formatMonth, HOURS, WEEKDAYS } from '@/lib/shared/format-time'
import { sayCount } from '@/lib/shared/say-count'
import { busiestHour, enoughToColour, rampEnd, slowestHour } from './busiest'
import type { ProfileView } from './profile-view'

/** When rides begin, and how long those take that begin then. */
export function HourOfWeekCell({ view }: { readonly view: ProfileView }) {
  const [query, setQuery] = useQuery()
  const { profile } = view
  const { hourOfWeek, hourOfWeekMedian: medians } = profile
  const isMedian = medians !== undefined && query.get('hours') === 'median'
  const minutes = medians?.map((seconds, hour) =>
    seconds === null || !enoughToColour(hourOfWeek[hour] ?? 0) ? null : seconds / 60,
  )
  const title = isMedian ? 'Median duration by hour and weekday' : 'Trips by hour and weekday'
  const values = isMedian && minutes ? minutes : hourOfWeek
  return (
    <Cell
      title={title}
      sub={
        isMedian
          ? 'of the rides that begin then; too few to say: a slash'
          : `${sayMonths(profile.months)}, sum over the time`
      }
      tools={
        medians && (
          <SegmentedControl
            aria-label="Shown by hour and weekday"
            data={[
              { value: 'count', label: 'Trips' },
              { value: 'median', label: 'Median' },
            ]}
            value={isMedian ? 'median' : 'count'}
            onChange={(value) => setQuery({ hours: value === 'median' ? value : null })}
          />
        )
      }
      figure
      table={{
        name: `${view.name} ${title.toLowerCase()}`,
        columns: ['Weekday', ...HOURS.map((hour) => `${hour} h${isMedian ? ' (min)' : ''}`)],
        rows: byWeekday(values).map((row, day) => [WEEKDAYS[day] ?? '', ...row]),
      }}
    >
      <WeekMap
        label={title}
        hours={values}
        domain={isMedian ? domainOf(values) : [0, rampEnd(Math.max(0, ...hourOfWeek))]}
        ramp="count"
        unit={isMedian ? 'min' : 'trips'}
        format={isMedian ? sayMinutes : formatCount}
        {...(isMedian ? { note: (hour: number) => sayCount(hourOfWeek[hour] ?? 0, 'trip') } : {})}
      />
      <div className="sm ink3 rule">{isMedian && minutes ? slowestHour(minutes) : busiestHour(profile)}</div>
    </Cell>
  )
}

/** The ends of the ramp are whole. */
const sayMinutes = (minutes: number): string =>
  Number.isInteger(minutes) ? formatCount(minutes) : formatMetric(minutes)

function sayMonths(months: ProfileView['profile']['months']): string {
  const first = months[0]
  const last = months.at(-1)
  if (!first || !last) return 'No trips'
  return first === last ? formatMonth(first.month) : `${formatMonth(first.month)} to ${formatMonth(last.month)}`
}

/** Whole minutes around what is there. */
function domainOf(values: readonly (number | null)[]): readonly [number, number] {
  const there = values.filter((value) => value !== null)
  return there.length === 0 ? [0, 1] : [Math.floor(Math.min(...there)), Math.ceil(Math.max(...there))]
}
