import type { Failure } from '@/lib/shared/result'
import { CHUNK_ROWS, chunkColumns } from './trip-chunk'
import type { TripColumns } from './trip-columns'
import type { TripSink } from './trip-sink'

/** Rides changed between two pauses: with two cells each to be found, some fifty milliseconds. */
const RIDES_AT_ONCE = 1 << 14

/**
 * Hands over the stored chunks one after the other, some rows [from, to) at a time, to have their place ids changed, and stores them again.
 * Yields how many rides it has gone through. Returns what the sink fails with.
 */
export async function* rewritePlaces(
  sink: TripSink,
  rows: number,
  hasPoints: boolean,
  change: (trips: TripColumns, from: number, to: number) => void,
): AsyncGenerator<number, Failure | null> {
  for (let index = 0; index * CHUNK_ROWS < rows; index++) {
    const bytes = await sink.getChunk(index)
    const trips = chunkColumns(bytes, hasPoints)
    for (let from = 0; from < trips.rows; from += RIDES_AT_ONCE) {
      change(trips, from, Math.min(trips.rows, from + RIDES_AT_ONCE))
      yield Math.min(rows, index * CHUNK_ROWS + from + RIDES_AT_ONCE)
    }
    const failure = await sink.putChunk(index, bytes)
    if (failure) return failure
  }
  return null
}

/** Gives places the ids that `ids` has at theirs. */
export function renumber({ pickupZone, dropoffZone }: TripColumns, ids: Uint16Array, from: number, to: number): void {
  for (const column of [pickupZone, dropoffZone])
    for (let i = from; i < to; i++) column[i] = ids[column[i] as number] as number
}
