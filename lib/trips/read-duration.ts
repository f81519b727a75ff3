import { DURATION_SECONDS, type DurationUnit } from './formats/trip-format'
import { readAmount } from './read-field'

/** `0:12:30`, `12:30`, `0 days 00:12:30.5`: what a clock shows that began at nought. */
const CLOCK_SPAN = /^(?:(\d{1,4}) days?,? )?(\d{1,4}):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)?$/
/** ISO 8601: `PT12M30S`, `P1DT2H`, `PT0.5H`. Months and years have no length of their own. */
const ISO_SPAN =
  /^P(?=[\dT])(?:(\d+(?:[.,]\d+)?)D)?(?:T(?=\d)(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/i
const LONGEST = 64

/** The units of lengths that are written as clocks; the others are numbers. They differ in what `12:30` is. */
export type ClockUnit = Extract<DurationUnit, 'h:mm:ss' | 'mm:ss'>
export const isClockUnit = (unit: DurationUnit): unit is ClockUnit => unit === 'h:mm:ss' || unit === 'mm:ss'

/**
 * The length of a ride in seconds, not rounded; NaN where the text is none in its unit, or missing. Where lengths are written as clocks, ISO 8601
 * is read as well.
 */
export function readDuration(text: string, unit: DurationUnit, hasDecimalComma = false): number {
  if (isClockUnit(unit)) return readSpan(text, unit)
  return (readAmount(text, hasDecimalComma) ?? Number.NaN) * DURATION_SECONDS[unit]
}

function readSpan(text: string, unit: ClockUnit): number {
  if (text.length > LONGEST) return Number.NaN
  const [, days = '0', first, second, third, fraction = ''] = CLOCK_SPAN.exec(text) ?? []
  if (first === undefined) return readIsoSpan(text)
  const isHours = third !== undefined || unit === 'h:mm:ss'
  const whole = Number(first) * (isHours ? 3600 : 60) + Number(second) * (isHours ? 60 : 1) + Number(third ?? 0)
  return Number(days) * 86_400 + whole + Number(`0.${fraction || 0}`)
}

function readIsoSpan(text: string): number {
  const parts = ISO_SPAN.exec(text)?.slice(1)
  if (!parts) return Number.NaN
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map((part = '0') => Number(part.replace(',', '.')))
  return days * 86_400 + hours * 3600 + minutes * 60 + seconds
}

/** Is it a length as a clock shows it, or as ISO 8601 writes it? */
export const isSpan = (text: string): boolean => !Number.isNaN(readSpan(text, 'h:mm:ss'))

/** Does it say by itself what its parts are? `12:30` does not. */
export const isPlainSpan = (text: string): boolean => isSpan(text) && !/^\d+:\d\d$/.test(text)

/** A length written in its unit, to six digits where that is a number. */
export function writeDuration(seconds: number, unit: DurationUnit): string {
  if (!isClockUnit(unit)) return String(Number((seconds / DURATION_SECONDS[unit]).toPrecision(6)))
  const two = (value: number) => String(value).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(Math.round(seconds % 60))}`
}
