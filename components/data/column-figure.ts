import { formatCount, formatFixed } from '@/lib/shared/format-number'
import { formatLocalTime } from '@/lib/shared/local-time'
import type { ColumnProfile } from '@/lib/trips/profile'

/** No taxi ride is longer: a meter that says so is wrong. */
const LONGEST_KM = 200

/** A column's value as its table writes it: times with their year, places and whole numbers as they are, a distance that cannot be said to be so. */
export function columnFigure({ kind, unit }: Pick<ColumnProfile, 'kind' | 'unit'>, value: number | null): string {
  if (value === null) return '–'
  if (kind === 'time') return formatLocalTime(value).slice(0, 16).replace('T', ' ')
  if (kind === 'place') return String(value)
  const figure = Number.isInteger(value) ? formatCount(value) : formatFixed(value, 2)
  return unit === 'km' && Math.abs(value) > LONGEST_KM ? `${figure} (implausible)` : figure
}
