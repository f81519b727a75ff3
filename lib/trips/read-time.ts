import { daysFromCivil, isCivilDate } from '@/lib/shared/local-time'
import type { DateOrder, TimeForm } from './formats/trip-format'

/*
 * The plain reading of a time. Times are wall-clock: an hour that the change to summer time skips or repeats is taken as written, and
 * whatever the zone of the machine, the same text is the same number.
 */

/** What a time field holds if it cannot be read: no 32-bit time of 1970–2037 has this value. */
export const UNREADABLE_TIME = -2_147_483_648

/** The last second of 2037. */
const LAST_TIME = 2_145_916_799
const LONGEST = 64

/** Between digits and their half of the day browsers write a narrow space that does not break. */
const BLANK = String.raw`[ \u00a0\u202f]?`
const CLOCK = String.raw`(\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d{1,15})?)?(?:${BLANK}([AaPp])(?:[Mm]|\.${BLANK}[Mm]\.?))?(?: ?(?:UTC|GMT|Z))?`
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d\d?)\2(\d\d?)(?:T| {1,2})${CLOCK}$`)
const YEAR_LAST = new RegExp(String.raw`^(\d\d?)([-/.])(\d\d?)\2(\d{4}|\d\d)(?:T|,? {1,2})${CLOCK}$`)
/** English, in full or by its first letters. */
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[.]?'
const WEEKDAY = '(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.]?,? )?'
const BEFORE_CLOCK = '(?:T|,? {1,2}| at )'
const DAY_AND_NAME = new RegExp(
  String.raw`^${WEEKDAY}(\d\d?)(?:st|nd|rd|th)?[-/. ] ?${MONTH}[-/, ] ?(\d{4}|\d\d)${BEFORE_CLOCK}${CLOCK}$`,
  'i',
)
const NAME_AND_DAY = new RegExp(
  String.raw`^${WEEKDAY}${MONTH}[-/ ](\d\d?)(?:st|nd|rd|th)?(?:, ?|[-/ ])(\d{4})${BEFORE_CLOCK}${CLOCK}$`,
  'i',
)
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const NUMBER = /^\+?\d{1,16}(?:\.\d*)?(?:[eE]\+?\d\d?)?$/

/**
 * Local seconds of `2023-01-31 23:59:59` (also with `T`, slashes, without seconds, with a fraction, which is dropped, with `UTC` behind it),
 * of a date with the English name of its month (`31-Jan-2023 23:59`, `Jan 31, 2023 11:59 p.m.`), or of one whose year comes last, such as
 * `01/31/2023 11:59:59 PM`, where it is known which of the others is the day. Else `UNREADABLE_TIME`. There is no 24:00 and no second 60.
 */
export function readTime(text: string, order: DateOrder | null = 'mdy'): number {
  if (text.length > LONGEST) return UNREADABLE_TIME
  const first = YEAR_FIRST.exec(text)
  if (first) return timeOf(Number(first[1]), Number(first[3]), Number(first[4]), first)
  const last = order === null ? null : YEAR_LAST.exec(text)
  if (!last) return readNamedTime(text)
  const [one, other] = [Number(last[1]), Number(last[3])]
  // A year of two digits is known as one by its slashes.
  const year = last[2] === '/' || last[4]?.length === 4 ? fullYear(last[4] ?? '') : 0
  return order === 'mdy' ? timeOf(year, one, other, last) : timeOf(year, other, one, last)
}

function readNamedTime(text: string): number {
  const dayFirst = DAY_AND_NAME.exec(text)
  const named = dayFirst ?? NAME_AND_DAY.exec(text)
  if (!named) return UNREADABLE_TIME
  const [one = '', other = '', year = ''] = named.slice(1)
  const [day, month] = dayFirst ? [one, other] : [other, one]
  return timeOf(fullYear(year), MONTHS.indexOf(month.toLowerCase()) + 1, Number(day), named, 4)
}

/** Local seconds of a count since 1970, of which there is none before the second 1. */
export function readUnixTime(text: string, form: Exclude<TimeForm, 'local'>): number {
  if (text.length > LONGEST || !NUMBER.test(text)) return UNREADABLE_TIME
  const seconds = Math.floor(form === 'unix-seconds' ? Number(text) : Number(text) / 1000)
  return seconds >= 1 && seconds <= LAST_TIME ? seconds : UNREADABLE_TIME
}

/** The time in the form that the file has it in. */
export const readTimeAs = (text: string, form: TimeForm, order: DateOrder | null): number =>
  form === 'local' ? readTime(text, order) : readUnixTime(text, form)

/** The first two numbers of a date whose year comes last; null for any other text. */
export function dayAndMonth(text: string): readonly [number, number] | null {
  const match = text.length > LONGEST ? null : YEAR_LAST.exec(text)
  return match ? [Number(match[1]), Number(match[3])] : null
}

/** Years of two digits are 1970–2037 as well. */
function fullYear(text: string): number {
  return text.length === 4 ? Number(text) : Number(text) + (Number(text) < 70 ? 2000 : 1900)
}

/** `clock` has hour, minute, second and A or P from its group `from` on. */
function timeOf(year: number, month: number, day: number, clock: RegExpExecArray, from = 5): number {
  const [written, minute, second] = [Number(clock[from]), Number(clock[from + 1]), Number(clock[from + 2] ?? 0)]
  const half = clock[from + 3]?.toLowerCase()
  if (half !== undefined && (written < 1 || written > 12)) return UNREADABLE_TIME
  const hour = half === undefined ? written : (written % 12) + (half === 'p' ? 12 : 0)
  if (!isCivilDate(year, month, day) || hour > 23 || minute > 59 || second > 59) return UNREADABLE_TIME
  return daysFromCivil(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second
}
