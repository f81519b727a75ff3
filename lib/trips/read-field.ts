import { NORTHMOST, SOUTHMOST } from '@/lib/places/shape-file'

/*
 * The plain reading of one field's text. The byte reader gives the same values for the spellings it knows, and leaves all others to these.
 */

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/
/** `1,783.0`, as Divvy wrote seconds. */
const GROUPED = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/
/** `12,5` and `1.234,5`, where the file's numbers have decimal commas. */
const DECIMAL_COMMA = /^[+-]?(\d{1,3}(\.\d{3})+|\d+)?,\d+$/
const MISSING = new Set(['', 'NA', 'NaN', 'nan', 'null', 'NULL', 'None', '\\N'])
const LONGEST = 64

export const isMissing = (text: string): boolean => MISSING.has(text)

/** A zone id: a whole number from 1 to 65,535 (`43` or `43.0`), else 0. */
export function readZone(text: string): number {
  if (text.length > LONGEST || !NUMBER.test(text)) return 0
  const id = Number(text)
  return Number.isInteger(id) && id >= 1 && id <= 65_535 ? id : 0
}

/**
 * A finite number, NaN where missing, or null where it is neither. A comma is read between groups of three digits, or, where
 * `hasDecimalComma`, as the decimal point.
 */
export function readAmount(text: string, hasDecimalComma = false): number | null {
  if (isMissing(text)) return Number.NaN
  if (text.length > LONGEST) return null
  const value = Number(withPoint(text, hasDecimalComma))
  return Number.isFinite(value) ? value : null
}

/** The number in the way that JavaScript reads, or "NaN". */
function withPoint(text: string, hasDecimalComma: boolean): string {
  if (NUMBER.test(text)) return text
  if (hasDecimalComma) return DECIMAL_COMMA.test(text) ? text.replaceAll('.', '').replace(',', '.') : 'NaN'
  return GROUPED.test(text) ? text.replaceAll(',', '') : 'NaN'
}

/** A whole number of passengers from 0 to 254 (0 is what drivers enter who enter nothing), −1 where missing, or null. */
export function readPassengers(text: string): number | null {
  const value = readAmount(text)
  if (value === null) return null
  if (Number.isNaN(value)) return -1
  return Number.isInteger(value) && value >= 0 && value <= 254 ? Math.abs(value) : null
}

/** Degrees of a place on Earth, in single precision; null where the two are none: no numbers, out of range, at a latitude without cities (the two are swapped), or (0, 0), which devices write that know nothing. */
export function readPoint(
  lat: string,
  lon: string,
  hasDecimalComma = false,
): { readonly lat: number; readonly lon: number } | null {
  const degrees = (text: string) => Math.fround(readAmount(text, hasDecimalComma) ?? Number.NaN)
  const point = { lat: degrees(lat), lon: degrees(lon) }
  return isPlace(point.lat, point.lon) ? point : null
}

export const isPlace = (lat: number, lon: number): boolean =>
  lat >= SOUTHMOST && lat <= NORTHMOST && Math.abs(lon) <= 180 && !(lat === 0 && lon === 0)
