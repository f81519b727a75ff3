import type { TripColumns, TripPoints } from './trip-columns'

/** Rows of a chunk; only the last chunk of a dataset has fewer. */
export const CHUNK_ROWS = 1 << 18

/** Bytes that one trip takes without its points, and those that the points take. */
const TRIP_BYTES = 21
const POINT_BYTES = 16

/** The points begin at a multiple of four. */
const beforePoints = (rows: number): number => (rows * TRIP_BYTES + 3) & ~3

/** Bytes of a chunk of so many rows. */
export const chunkBytes = (rows: number, hasPoints: boolean): number =>
  hasPoints ? beforePoints(rows) + rows * POINT_BYTES : rows * TRIP_BYTES

/** Bytes of all chunks of so many rows. */
export const columnsBytes = (rows: number, hasPoints: boolean): number =>
  Math.floor(rows / CHUNK_ROWS) * chunkBytes(CHUNK_ROWS, hasPoints) + chunkBytes(rows % CHUNK_ROWS, hasPoints)

/**
 * Columns over the bytes of one chunk, without a copy. Layout, little-endian, column by column: pickup and drop-off time (i32), distance and
 * fare (f32), pickup and drop-off zone (u16), passengers (u8); with points also, from the next multiple of four on, latitude and longitude of
 * the pickup and of the drop-off (f32).
 */
export function chunkColumns(bytes: Uint8Array<ArrayBuffer>, hasPoints: boolean): TripColumns {
  const rows = Math.floor(bytes.length / (hasPoints ? TRIP_BYTES + POINT_BYTES : TRIP_BYTES))
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
    points: hasPoints ? pointColumns(buffer, at + beforePoints(rows), rows) : null,
  }
}

function pointColumns(buffer: ArrayBuffer, at: number, rows: number): TripPoints {
  return {
    pickupLat: new Float32Array(buffer, at, rows),
    pickupLon: new Float32Array(buffer, at + 4 * rows, rows),
    dropoffLat: new Float32Array(buffer, at + 8 * rows, rows),
    dropoffLon: new Float32Array(buffer, at + 12 * rows, rows),
  }
}

export const allocateChunk = (rows: number, hasPoints: boolean): Uint8Array<ArrayBuffer> =>
  new Uint8Array(chunkBytes(rows, hasPoints))

/** Copies rows [from, to) of `source` to row `at` of `target`. Both have points, or neither. */
export function copyTrips(target: TripColumns, at: number, source: TripColumns, from: number, to: number): void {
  target.pickupAt.set(source.pickupAt.subarray(from, to), at)
  target.dropoffAt.set(source.dropoffAt.subarray(from, to), at)
  target.distanceKm.set(source.distanceKm.subarray(from, to), at)
  target.fare.set(source.fare.subarray(from, to), at)
  target.pickupZone.set(source.pickupZone.subarray(from, to), at)
  target.dropoffZone.set(source.dropoffZone.subarray(from, to), at)
  target.passengers.set(source.passengers.subarray(from, to), at)
  if (target.points === null && source.points === null) return
  if (target.points === null || source.points === null)
    throw new Error('trips with points were copied to trips without')
  target.points.pickupLat.set(source.points.pickupLat.subarray(from, to), at)
  target.points.pickupLon.set(source.points.pickupLon.subarray(from, to), at)
  target.points.dropoffLat.set(source.points.dropoffLat.subarray(from, to), at)
  target.points.dropoffLon.set(source.points.dropoffLon.subarray(from, to), at)
}
