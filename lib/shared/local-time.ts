/**
 * Local wall-clock time with no zone, as whole seconds since 1970-01-01 00:00:00 of that same wall clock. Trip files carry such times;
 * they never pass through a time zone, so hour and weekday are the same in every browser and on the server.
 */
import type { Brand } from './brand'
import { quote } from './quote'
import { fail, ok, type Result } from './result'

export type LocalSeconds = Brand<number, 'LocalSeconds'>

const DAY = 86_400
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

export const localSeconds = (value: number): LocalSeconds => value as LocalSeconds

/** Days from 1970-01-01 to a civil date (Howard Hinnant, "chrono-compatible low-level date algorithms"). Month is 1–12. */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** Is this a date of the Gregorian calendar that 32-bit local seconds can hold (1970–2037)? */
export function isCivilDate(year: number, month: number, day: number): boolean {
  if (year < 1970 || year > 2037 || month < 1 || month > 12 || day < 1) return false
  const last = month === 2 && isLeapYear(year) ? 29 : (MONTH_DAYS[month - 1] as number)
  return day <= last
}

/** 0–23. */
export const hourOf = (at: number): number => Math.floor((at - Math.floor(at / DAY) * DAY) / 3600)

/** Seconds since midnight, 0–86,399. */
export const secondOfDay = (at: number): number => at - Math.floor(at / DAY) * DAY

/** Monday 0 … Sunday 6. 1970-01-01 was a Thursday. */
export const weekdayOf = (at: number): number => (((Math.floor(at / DAY) + 3) % 7) + 7) % 7

/** Of a time from 1970 on: 0 for Monday 00–01 … 167 for Sunday 23–24. */
export const hourOfWeekOf = (at: number): number => (Math.floor(at / 3600) + 72) % 168

/** Days since 1970-01-01. */
export const dayOf = (at: number): number => Math.floor(at / DAY)

export interface CivilDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** The civil date of a day number (inverse of `daysFromCivil`). */
export function civilFromDays(days: number): CivilDate {
  const z = days + 719_468
  const era = Math.floor(z / 146_097)
  const doe = z - era * 146_097
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365)
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day: doy - Math.floor((153 * mp + 2) / 5) + 1 }
}

/** Months since 1970-01: the same number for all times in one calendar month. */
export function monthOf(at: number): number {
  const { year, month } = civilFromDays(dayOf(at))
  return (year - 1970) * 12 + month - 1
}

/** First second of a month counted from 1970-01. */
export const monthStart = (month: number): LocalSeconds =>
  localSeconds(daysFromCivil(1970 + Math.floor(month / 12), (month % 12) + 1, 1) * DAY)

const two = (n: number): string => String(n).padStart(2, '0')

/** `2023-02-03T08:15:00`. */
export function formatLocalTime(at: number): string {
  const { year, month, day } = civilFromDays(dayOf(at))
  const rest = secondOfDay(at)
  const time = `${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${time}`
}

/** `2023-02-03`. */
export const formatLocalDate = (at: number): string => formatLocalTime(at).slice(0, 10)

const ISO = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?$/

/** January first. */
export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** The first part that no calendar or clock of 1970–2037 has, in words; null where all is well. */
function wrongPart(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): string | null {
  if (year < 1970 || year > 2037) return `the year ${year} is not between 1970 and 2037`
  const name = MONTH_NAMES[month - 1]
  if (name === undefined) return `there is no month ${two(month)}; months go from 01 to 12`
  if (day < 1) return 'there is no day 00; days start with 01'
  if (!isCivilDate(year, month, day)) return `there is no ${day} ${name}${month === 2 && day === 29 ? ` ${year}` : ''}`
  if (hour > 23)
    return `hours go from 00 to 23, not ${hour}${hour === 24 ? '; midnight is 00:00:00 of the next day' : ''}`
  if (minute > 59) return `minutes go from 00 to 59, not ${minute}`
  if (second > 59) return `seconds go from 00 to 59, not ${second}`
  return null
}

/** Reads `YYYY-MM-DDTHH:MM[:SS[.fraction]]` (or a space for the T). A zone or offset is refused: a wall-clock time has none. */
export function parseLocalTime(text: string): Result<LocalSeconds> {
  const m = ISO.exec(text)
  const [year, month, day, hour, minute, second] = m ? m.slice(1, 7).map((part) => Number(part ?? 0)) : []
  if (
    year === undefined ||
    month === undefined ||
    day === undefined ||
    hour === undefined ||
    minute === undefined ||
    second === undefined
  )
    return fail(
      'time/unreadable',
      `${quote(text)} is not a local time. Write it as 2023-02-03T08:15:00, without a zone.`,
    )
  const wrong = wrongPart(year, month, day, hour, minute, second)
  if (wrong) return fail('time/out-of-range', `${quote(text)} is no local time: ${wrong}.`)
  return ok(localSeconds(daysFromCivil(year, month, day) * DAY + hour * 3600 + minute * 60 + second))
}
