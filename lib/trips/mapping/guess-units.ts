import type { DurationUnit } from '../formats/trip-format'
import type { ClockUnit } from '../read-duration'
import type { ColumnTraits } from './column-look'
import type { MappingSample } from './mapping-sample'

/** Of clock spans: are most rides some minutes and seconds, or some hours and minutes? Null where it may be either. */
export function clockUnit({ name, openSpans }: ColumnTraits): ClockUnit | null {
  if (openSpans.length === 0 || /h+:?mm/i.test(name)) return 'h:mm:ss'
  if (/mm:?ss/i.test(name)) return 'mm:ss'
  const median = openSpans.toSorted((a, b) => a - b)[openSpans.length >> 1] ?? 0
  // Half of the rides take neither less than a minute nor more than some hours.
  return median >= 4 ? 'mm:ss' : median < 1 ? 'h:mm:ss' : null
}

/** By its name, else by what a ride usually takes. */
export function durationUnit(column: ColumnTraits): DurationUnit {
  if (column.spans >= 0.5) return clockUnit(column) ?? 'mm:ss'
  const { name, median } = column
  if (/\bms\b|millis/i.test(name)) return 'ms'
  if (/min/i.test(name)) return 'min'
  if (/sec|_s$/i.test(name)) return 's'
  if (/hour|_h$/i.test(name)) return 'h'
  if (median > 60_000) return 'ms'
  return median > 90 ? 's' : median > 2 ? 'min' : 'h'
}

type DistanceUnit = 'km' | 'mi' | 'm' | 'ft'

/** By its name, else by what a ride usually covers. */
export const distanceUnit = ({ name, median }: ColumnTraits): DistanceUnit =>
  namedDistanceUnit(name) ?? (median > 200 ? 'm' : 'km')

/** The unit that a column's name tells; null where it tells none. */
export function namedDistanceUnit(name: string): DistanceUnit | null {
  if (/mile|_mi$|\bmi\b/i.test(name)) return 'mi'
  if (/km|kilo/i.test(name)) return 'km'
  if (/feet|_ft$/i.test(name)) return 'ft'
  return /met(er|re)|_m$/i.test(name) ? 'm' : null
}

/** Where many places are empty, an id that no zone has stands for them. */
export function unknownPlaces(rows: number, ...columns: readonly ColumnTraits[]): number[] {
  const most = Math.max(...columns.map(({ max }) => max))
  const isUsual = columns.some(({ values }) => values < 0.98 * rows)
  return isUsual && most < 65_535 ? [most + 1] : []
}

type Points = Readonly<Record<'pickupLat' | 'pickupLon' | 'dropoffLat' | 'dropoffLon', ColumnTraits | null>>

/**
 * Whose coordinates are they? Of the places, where a place hardly ever has two, or where rides lack them; else of each ride.
 */
export function ownerOfPoints({ rows }: MappingSample, pickup: ColumnTraits, { pickupLat, pickupLon, ...off }: Points) {
  const columns = [pickupLat, pickupLon, off.dropoffLat, off.dropoffLon]
  if (columns.some((column) => !column || column.values < 0.99 * rows.length)) return 'places'
  const textOf = (cells: readonly string[], column: ColumnTraits | null) => cells[column?.index ?? -1] ?? ''
  const places = new Set(rows.map(({ cells }) => textOf(cells, pickup)))
  const spots = new Set(
    rows.map(({ cells }) => [pickup, pickupLat, pickupLon].map((one) => textOf(cells, one)).join('\n')),
  )
  return spots.size > 1.5 * places.size ? 'rides' : 'places'
}
