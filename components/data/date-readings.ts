import { formatLocalDay } from '@/lib/shared/format-time'
import type { DateOrder } from '@/lib/trips/formats/trip-format'
import { readTime, UNREADABLE_TIME } from '@/lib/trips/read-time'

/** The day that a text is with the day first and with the month first: `3 Apr 2023` and `4 Mar 2023` of `03/04/2023 08:15`. */
export function dateReadings(text: string): Readonly<Record<DateOrder, string>> {
  const reading = (order: DateOrder) => {
    const at = readTime(text.trim(), order)
    return at === UNREADABLE_TIME ? 'no date' : formatLocalDay(at)
  }
  return { dmy: reading('dmy'), mdy: reading('mdy') }
}
