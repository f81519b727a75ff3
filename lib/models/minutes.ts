import type { TripColumns } from '@/lib/trips/trip-columns'
import type { MinuteRange } from './artefact'

/** What the rides at these rows took. */
export const minutesOf = (trips: TripColumns, rows: Int32Array): Float32Array =>
  Float32Array.from(rows, (row) => ((trips.dropoffAt[row] as number) - (trips.pickupAt[row] as number)) / 60)

/**
 * Whole minutes within which a model that learnt from these rides predicts. The four shortest and the four longest do not count, so that
 * no single ride can be read out.
 */
export function rangeOf(minutes: Float32Array): MinuteRange {
  const sorted = minutes.slice().sort()
  const low = Math.floor(sorted[Math.min(4, sorted.length - 1)] ?? 0)
  const high = Math.ceil(sorted[Math.max(0, sorted.length - 5)] ?? 1)
  return { low: Math.max(0, low), high: Math.max(low + 1, high) }
}
