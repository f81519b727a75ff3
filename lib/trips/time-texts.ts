import type { RecognisedHeader } from './formats/recognise-format'

/** When a ride began and ended, as texts with a date and a time of day each; "" where nothing is said. */
export interface TimeTexts {
  readonly pickup: string
  readonly dropoff: string
  /** Has the end no date of its own? Then it is on the day of the start, or, where it is earlier in the day, on the next. */
  readonly isSameDay: boolean
}

const CLOCK = /^\d\d?:\d\d(?::\d\d(?:[.,]\d{1,15})?)?(?:[ \u00a0\u202f]?[AaPp](?:[Mm]|\.[ \u00a0\u202f]?[Mm]\.?))?$/
/** What tools write behind a date that has no time of day. */
const MIDNIGHT = /(?:T|,? )(?:0?0:00(?::00(?:\.0+)?)?|12:00(?::00)? ?[Aa][Mm])(?: ?(?:UTC|Z))?$/
/** The day that spreadsheets write before a time of day that has no date. */
const NO_DAY = /^1(?:899-12-3[01]|900-01-0[01])[T ]/
const COMPACT = /^(\d{4})(\d\d)(\d\d)$/

/** A time of day alone: `08:15`, `8:15:00 PM`. */
export const isClock = (text: string): boolean => CLOCK.test(text.replace(NO_DAY, ''))

/** A date and a time of day from two fields as the one text that `readTime` knows. */
export const joinClock = (date: string, clock: string): string =>
  `${date.replace(MIDNIGHT, '').replace(COMPACT, '$1-$2-$3')} ${clock.replace(NO_DAY, '')}`.trim()

/** A row's times, whether they stand in one column or in two. `text` is that of a column, trimmed. */
export function timeTexts(
  { columnOf }: Pick<RecognisedHeader, 'columnOf'>,
  text: (column: number) => string,
): TimeTexts {
  const { pickupDate, pickupAt, dropoffDate, dropoffAt } = columnOf
  const end = dropoffAt < 0 ? '' : text(dropoffAt)
  if (pickupDate < 0) return { pickup: pickupAt < 0 ? '' : text(pickupAt), dropoff: end, isSameDay: false }
  const date = text(pickupDate)
  const pickup = joinClock(date, text(pickupAt))
  if (dropoffDate >= 0) return { pickup, dropoff: joinClock(text(dropoffDate), end), isSameDay: false }
  return isClock(end)
    ? { pickup, dropoff: joinClock(date, end), isSameDay: true }
    : { pickup, dropoff: end, isSameDay: false }
}
