import type { ColumnTraits } from './column-look'
import { END, type Found, partScore, type Score, START } from './column-score'
import type { MappingTarget } from './mapping-target'
import type { TripMapping } from './trip-mapping'

/** Dates and times of day that stand in columns of their own. */
export interface TimesApart {
  readonly pickupDate: ColumnTraits
  readonly pickupAt: ColumnTraits
  readonly dropoffDate: ColumnTraits | null
  readonly dropoffAt: ColumnTraits | null
}

export type Take = (target: MappingTarget, found: Found | null) => ColumnTraits | null
export type Best = (score: (column: ColumnTraits) => Score | null) => Found | null

/** Null where there are no two columns that make a time. Both are looked for before either is taken. */
export function timesApart(take: Take, best: Best): TimesApart | null {
  const date = best((column) => partScore(column, column.dates, 'dates', START, END))
  const clock = best((column) => partScore(column, column.clocks, 'times of day', START, END))
  if (!date || !clock) return null
  const pickupDate = take('pickupDate', date)
  const pickupAt = take('pickupAt', clock)
  if (!pickupDate || !pickupAt) return null
  const dropoffAt = take(
    'dropoffAt',
    best((column) => partScore(column, column.clocks, 'times of day', END, START)),
  )
  const dropoffDate =
    dropoffAt &&
    take(
      'dropoffDate',
      best((column) => partScore(column, column.dates, 'dates', END, START)),
    )
  return { pickupDate, pickupAt, dropoffDate, dropoffAt }
}

/** A drop-off is later than the pickup in most rows. */
export function isAfter(column: ColumnTraits, pickupAt: ColumnTraits | null): boolean {
  if (!pickupAt) return false
  const both = column.seconds.flatMap((at, i) => {
    const from = pickupAt.seconds[i] ?? Number.NaN
    return Number.isNaN(at) || Number.isNaN(from) ? [] : [at - from]
  })
  return both.length > 0 && both.filter((seconds) => seconds >= 0).length >= 0.7 * both.length
}

export const timeForm = (column: ColumnTraits): TripMapping['time'] =>
  column.times >= 0.5 ? 'local' : column.unixSeconds >= 0.5 ? 'unix-seconds' : 'unix-milliseconds'
