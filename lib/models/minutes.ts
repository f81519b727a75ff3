import type { TripColumns } from '@/lib/trips/trip-columns'
import type { MinuteRange } from './artefact'

/** What the rides at these rows took. */
export function minutesOf(trips: TripColumns, rows: Int32Array): Float32Array {
  const minutes = new Float32Array(rows.length)
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number
    minutes[i] = ((trips.dropoffAt[row] as number) - (trips.pickupAt[row] as number)) / 60
  }
  return minutes
}

/**
 * Whole minutes within which a model that learnt from these rides predicts. The four shortest and the four longest do not count, so that
 * no single ride can be read out; of fewer than ten rides nothing is told, and a day is the limit.
 */
export function rangeOf(minutes: Float32Array): MinuteRange {
  const sorted = minutes.slice().sort()
  if (sorted.length < 10) return { low: 0, high: 1440 }
  const low = Math.max(0, Math.floor(sorted[4] as number))
  return { low, high: Math.max(low + 1, Math.ceil(sorted.at(-5) as number)) }
}
