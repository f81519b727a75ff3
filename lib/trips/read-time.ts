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

const CLOCK = String.raw`(\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d{1,15})?)?(?: ?([AaPp])\.?[Mm]\.?)?(?: ?(?:UTC|Z))?`
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d\d?)\2(\d\d?)(?:T| {1,2})${CLOCK}$`)
const YEAR_LAST = new RegExp(String.raw`^(\d\d?)([-/.])(\d\d?)\2(\d{4}|\d\d)(?:T|,? {1,2})${CLOCK}$`)
const NUMBER = /^\+?\d{1,16}(?:\.\d*)?(?:[eE]\+?\d\d?)?$/

/**
 * Local seconds of `2023-01-31 23:59:59` (also with `T`, slashes, without seconds, with a fraction, which is dropped, with `UTC` behind it),
 * or of a date whose year comes last, such as `01/31/2023 11:59:59 PM`, where it is known which of the others is the day. Else
 * `UNREADABLE_TIME`. There is no 24:00 and no second 60.
 */
export function readTime(text: string, order: DateOrder | null = 'mdy'): number {
  if (text.length > LONGEST) return UNREADABLE_TIME
  const first = YEAR_FIRST.exec(text)
  if (first) return timeOf(Number(first[1]), Number(first[3]), Number(first[4]), first)
  const last = order === null ? null : YEAR_LAST.exec(text)
  if (!last) return UNREADABLE_TIME
  const [one, other] = [Number(last[1]), Number(last[3])]
  const year = fullYear(last[4] ?? '', last[2] ?? '')
  return order === 'mdy' ? timeOf(year, one, other, last) : timeOf(year, other, one, last)
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

/** Years of two digits stand in dates with slashes and are 1970–2037 as well. */
function fullYear(text: string, separator: string): number {
  if (text.length === 4) return Number(text)
  if (separator !== '/') return 0
  return Number(text) + (Number(text) < 70 ? 2000 : 1900)
}

/** `clock` has hour, minute, second and A or P from its fifth group on. */
function timeOf(year: number, month: number, day: number, clock: RegExpExecArray): number {
  const [written, minute, second] = [Number(clock[5]), Number(clock[6]), Number(clock[7] ?? 0)]
  const half = clock[8]?.toLowerCase()
  if (half !== undefined && (written < 1 || written > 12)) return UNREADABLE_TIME
  const hour = half === undefined ? written : (written % 12) + (half === 'p' ? 12 : 0)
  if (!isCivilDate(year, month, day) || hour > 23 || minute > 59 || second > 59) return UNREADABLE_TIME
  return daysFromCivil(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second
}
