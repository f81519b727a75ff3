import { formatCount, formatFixed } from '@/lib/shared/format-number'
import { formatLocalTime } from '@/lib/shared/local-time'
import { FIELD_TITLES } from '@/lib/trips/formats/trip-field-titles'
import type { ColumnProfile, PlaceFigure, Profile } from '@/lib/trips/profile'
import { knownPlaces } from '@/lib/trips/unknown-places'

/** No taxi ride is longer: a meter that says so is wrong. */
const LONGEST_KM = 200

type Figured = Pick<ColumnProfile, 'kind' | 'unit' | 'min' | 'max'>

/** The year of all times of a column; null where they are of several, or no times. */
function yearOf({ kind, min, max }: Figured): string | null {
  if (kind !== 'time' || min === null || max === null) return null
  const [first, last] = [min, max].map((at) => formatLocalTime(at).slice(0, 4))
  return first !== undefined && first === last ? first : null
}

/** A column's value as its table writes it: times without the year that all have, days where there are several years, places and whole numbers as they are. */
export function columnFigure(column: Figured, value: number | null): string {
  const { kind, unit } = column
  if (value === null) return '–'
  if (kind === 'time') {
    const at = formatLocalTime(value).replace('T', ' ')
    return yearOf(column) === null ? at.slice(0, 10) : at.slice(5, 16)
  }
  if (kind === 'place') return String(value)
  if (unit === '°') return formatFixed(value, 4)
  return Number.isInteger(value) ? formatCount(value) : formatFixed(value, 2)
}

/** Is it a distance that cannot be? */
export const isImplausible = ({ unit }: Pick<Figured, 'unit'>, value: number | null): boolean =>
  unit === 'km' && value !== null && Math.abs(value) > LONGEST_KM

/** The same in a sentence, where a distance that cannot be is said to be so. */
export const sayFigure = (column: Figured, value: number | null): string =>
  `${columnFigure(column, value)}${isImplausible(column, value) ? ' (implausible)' : ''}`

/** What kind of values a column holds, and their unit or the year of all. */
export function columnType(column: Figured): string {
  if (column.kind === 'time') return ['local time', yearOf(column)].filter(Boolean).join(' ')
  return column.kind === 'place' ? 'place id' : (column.unit ?? 'number')
}

/** The known place that a column of places holds most often; null where it holds none, and of other columns. */
export function mostFrequent(
  { kind, readAs }: Pick<ColumnProfile, 'kind' | 'readAs'>,
  { topPickups, topDropoffs }: Pick<Profile, 'topPickups' | 'topDropoffs'>,
  unknown: ReadonlySet<number>,
): PlaceFigure | null {
  if (kind !== 'place') return null
  const places = readAs === FIELD_TITLES.pickupZone ? topPickups : topDropoffs
  return knownPlaces(places, unknown).known[0] ?? null
}
