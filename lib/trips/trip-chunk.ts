import type { TripColumns } from './trip-columns'

/** Rows of a chunk; only the last chunk of a dataset has fewer. */
export const CHUNK_ROWS = 1 << 18

/** Bytes that one trip takes. */
export const TRIP_BYTES = 21

/**
 * Columns over the bytes of one chunk, without a copy. Layout, little-endian, column by column: pickup and drop-off time (i32), distance and
 * fare (f32), pickup and drop-off zone (u16), passengers (u8).
 */
export function chunkColumns(bytes: Uint8Array<ArrayBuffer>): TripColumns {
  const rows = bytes.length / TRIP_BYTES
  const { buffer, byteOffset: at } = bytes
  return {
    rows,
    pickupAt: new Int32Array(buffer, at, rows),
    dropoffAt: new Int32Array(buffer, at + 4 * rows, rows),
    distanceKm: new Float32Array(buffer, at + 8 * rows, rows),
    fare: new Float32Array(buffer, at + 12 * rows, rows),
    pickupZone: new Uint16Array(buffer, at + 16 * rows, rows),
    dropoffZone: new Uint16Array(buffer, at + 18 * rows, rows),
    passengers: new Uint8Array(buffer, at + 20 * rows, rows),
  }
}

export const allocateChunk = (rows: number): Uint8Array<ArrayBuffer> => new Uint8Array(rows * TRIP_BYTES)

/** Copies rows [from, to) of `source` to row `at` of `target`. */
export function copyTrips(target: TripColumns, at: number, source: TripColumns, from: number, to: number): void {
  target.pickupAt.set(source.pickupAt.subarray(from, to), at)
  target.dropoffAt.set(source.dropoffAt.subarray(from, to), at)
  target.distanceKm.set(source.distanceKm.subarray(from, to), at)
  target.fare.set(source.fare.subarray(from, to), at)
  target.pickupZone.set(source.pickupZone.subarray(from, to), at)
  target.dropoffZone.set(source.dropoffZone.subarray(from, to), at)
  target.passengers.set(source.passengers.subarray(from, to), at)
}
