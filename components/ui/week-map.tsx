'use client'
import { HOURS, WEEKDAYS } from '@/lib/shared/format-time'
import { HeatMap, type HeatMapProps } from './heat-map'
import { byWeekday } from './week-grid'

interface WeekMapProps extends Pick<HeatMapProps, 'label' | 'domain' | 'ramp' | 'unit' | 'format'> {
  /** 168 hours of the week, Monday 00 first; null where there are too few rides to say. */
  readonly hours: readonly (number | null)[]
  /** Says more of an hour than its value. */
  readonly note?: (hourOfWeek: number) => string
}

/** A week of pickups, a row for each day and a column for each hour. */
export const WeekMap = ({ hours, note, ...figure }: WeekMapProps) => (
  <HeatMap
    {...figure}
    rows={WEEKDAYS}
    columns={HOURS}
    values={byWeekday(hours)}
    xTitle="hour of pickup"
    {...(note && { note: (row: number, column: number) => note(row * 24 + column) })}
  />
)
