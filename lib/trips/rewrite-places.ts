import type { Failure } from '@/lib/shared/result'
import { CHUNK_ROWS, chunkColumns } from './trip-chunk'
import type { TripColumns } from './trip-columns'
import type { TripSink } from './trip-sink'

/** Hands over the stored chunks one after the other to have their place ids changed, and stores them again. */
export async function rewritePlaces(
  sink: TripSink,
  rows: number,
  hasPoints: boolean,
  change: (trips: TripColumns) => void,
): Promise<Failure | null> {
  for (let index = 0; index * CHUNK_ROWS < rows; index++) {
    const bytes = await sink.getChunk(index)
    change(chunkColumns(bytes, hasPoints))
    const failure = await sink.putChunk(index, bytes)
    if (failure) return failure
  }
  return null
}
