'use client'
import { Cell } from '@/components/ui/sheet'
import { byWeekday } from '@/components/ui/week-grid'
import { WeekMap } from '@/components/ui/week-map'
import { formatCount } from '@/lib/shared/format-number'
import { formatMonth, HOURS, WEEKDAYS } from '@/lib/shared/format-time'
import type { Dataset } from '@/lib/trips/dataset'
import { busiestHour, rampEnd } from './busiest'

/** When rides begin. */
export function HourOfWeekCell({ dataset }: { readonly dataset: Dataset }) {
  const { hourOfWeek, months } = dataset.profile
  const first = months[0]
  const last = months.at(-1)
  const span =
    first && last
      ? first === last
        ? formatMonth(first.month)
        : `${formatMonth(first.month)} to ${formatMonth(last.month)}`
      : ''
  return (
    <Cell
      title="Trips by hour and weekday"
      sub={`${span}, sum over the time`}
      figure
      table={{
        name: `${dataset.name} trips by hour and weekday`,
        columns: ['Weekday', ...HOURS.map((hour) => `${hour} h`)],
        rows: byWeekday(hourOfWeek).map((row, day) => [WEEKDAYS[day] ?? '', ...row]),
      }}
    >
      <WeekMap
        label="Trips by hour and weekday"
        hours={hourOfWeek}
        domain={[0, rampEnd(Math.max(0, ...hourOfWeek))]}
        ramp="count"
        unit="trips"
        format={formatCount}
      />
      <div className="sm ink3 rule">{busiestHour(dataset.profile)}</div>
    </Cell>
  )
}
