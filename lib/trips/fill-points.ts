import type { Zone } from '@/lib/places/zone-set'
import type { Failure } from '@/lib/shared/result'
import { CHUNK_ROWS, chunkColumns } from './trip-chunk'
import type { TripSink } from './trip-sink'

/**
 * Gives stored rides whose point is missing (NaN) that of their place, where that has one. Only chunks in which something was missing are stored
 * again. Yields after each chunk. Returns what the sink fails with.
 */
export async function* fillPoints(
  sink: TripSink,
  rows: number,
  places: readonly Zone[],
): AsyncGenerator<number, Failure | null> {
  const lat = new Float32Array(1 << 16).fill(Number.NaN)
  const lon = lat.slice()
  for (const place of places) {
    if (place.lat === null || place.lon === null) continue
    lat[place.id] = place.lat
    lon[place.id] = place.lon
  }
  const fill = (ids: Uint16Array, lats: Float32Array, lons: Float32Array): boolean => {
    let isChanged = false
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i] as number
      if (!Number.isNaN(lats[i]) || Number.isNaN(lat[id])) continue
      lats[i] = lat[id] as number
      lons[i] = lon[id] as number
      isChanged = true
    }
    return isChanged
  }
  for (let index = 0; index * CHUNK_ROWS < rows; index++) {
    const bytes = await sink.getChunk(index)
    const { pickupZone, dropoffZone, points } = chunkColumns(bytes, true)
    if (points === null) throw new Error('trips without points were to be given some')
    const starts = fill(pickupZone, points.pickupLat, points.pickupLon)
    const ends = fill(dropoffZone, points.dropoffLat, points.dropoffLon)
    const failure = starts || ends ? await sink.putChunk(index, bytes) : null
    if (failure) return failure
    yield 0
  }
  return null
}
