import { WEEKDAYS } from '@/lib/shared/format-time'

/** 168 hours of the week, Monday 00 first, as seven rows of 24. */
export const byWeekday = <T>(hours: readonly T[]): readonly (readonly T[])[] =>
  WEEKDAYS.map((_, day) => hours.slice(day * 24, day * 24 + 24))

/** Weekday and hour of the day of an hour of the week. */
export const weekdayAndHour = (hourOfWeek: number): readonly [weekday: string, hour: number] => [
  WEEKDAYS[Math.floor(hourOfWeek / 24)] ?? '',
  hourOfWeek % 24,
]
