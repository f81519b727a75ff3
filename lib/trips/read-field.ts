import { daysFromCivil, isCivilDate, parseLocalTime } from '@/lib/shared/local-time'

/*
 * The plain reading of one field's text. The byte reader of `read-csv` gives the same values for the spellings it knows, and leaves
 * all others to these.
 */

/** What a time field holds if it cannot be read: no 32-bit time of 1970–2037 has this value. */
export const UNREADABLE_TIME = -2_147_483_648

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/
const MISSING = new Set(['', 'NA', 'NaN', 'nan', 'null', 'NULL', 'None', '\\N'])
const AMERICAN = /^(\d\d?)\/(\d\d?)\/(\d{4}) (\d\d?):(\d\d)(?::(\d\d))?(?: ?([AaPp])[Mm])?$/
const LONGEST = 64

export const isMissing = (text: string): boolean => MISSING.has(text)

/**
 * Local seconds of `2023-01-31 23:59:59` (`T`, missing seconds and a fraction are fine; the fraction is dropped) or of
 * `01/31/2023 11:59:59 PM`, else `UNREADABLE_TIME`. There is no 24:00, no second 60, no zone. Times are wall-clock: an hour that the
 * change to summer time skips or repeats is taken as written.
 */
export function readTime(text: string): number {
  if (text.length > LONGEST) return UNREADABLE_TIME
  const iso = parseLocalTime(text)
  if (iso.ok) return iso.value
  const m = AMERICAN.exec(text)
  if (!m) return UNREADABLE_TIME
  const [month = 0, day = 0, year = 0, written = 0, minute = 0, second = 0] = m
    .slice(1, 7)
    .map((part) => Number(part ?? 0))
  if (m[7] !== undefined && (written < 1 || written > 12)) return UNREADABLE_TIME
  const hour = m[7] === undefined ? written : (written % 12) + (m[7].toLowerCase() === 'p' ? 12 : 0)
  if (!isCivilDate(year, month, day) || hour > 23 || minute > 59 || second > 59) return UNREADABLE_TIME
  return daysFromCivil(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second
}

/** A zone id: a whole number from 1 to 65,535 (`43` or `43.0`), else 0. */
export function readZone(text: string): number {
  if (text.length > LONGEST || !NUMBER.test(text)) return 0
  const id = Number(text)
  return Number.isInteger(id) && id >= 1 && id <= 65_535 ? id : 0
}

/** A finite number, NaN where missing, or null where it is neither. A decimal comma is not read. */
export function readAmount(text: string): number | null {
  if (isMissing(text)) return Number.NaN
  if (text.length > LONGEST || !NUMBER.test(text)) return null
  const value = Number(text)
  return Number.isFinite(value) ? value : null
}

/** A whole number of passengers from 0 to 254 (0 is what drivers enter who enter nothing), −1 where missing, or null. */
export function readPassengers(text: string): number | null {
  const value = readAmount(text)
  if (value === null) return null
  if (Number.isNaN(value)) return -1
  return Number.isInteger(value) && value >= 0 && value <= 254 ? Math.abs(value) : null
}
