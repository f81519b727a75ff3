/** Kept trips, one array per column, row i in each: 20 bytes a trip. Times are local seconds (`lib/shared/local-time`). */
export interface TripColumns {
  readonly rows: number
  readonly pickupAt: Int32Array
  readonly dropoffAt: Int32Array
  /** Zone ids as the file gives them, 1–65,535; the format's ids for "unknown place" are kept as they are. */
  readonly pickupZone: Uint16Array
  readonly dropoffZone: Uint16Array
  /** Metered distance in km, NaN where missing. Known only after the ride. */
  readonly distanceKm: Float32Array
  /** 255 where missing. */
  readonly passengers: Uint8Array
  /** Fare in the file's currency, NaN where missing. Known only after the ride. */
  readonly fare: Float32Array
}

export const MISSING_PASSENGERS = 255

/** Columns for `rows` trips, zeroed. */
export function allocateTrips(rows: number): TripColumns {
  return {
    rows,
    pickupAt: new Int32Array(rows),
    dropoffAt: new Int32Array(rows),
    pickupZone: new Uint16Array(rows),
    dropoffZone: new Uint16Array(rows),
    distanceKm: new Float32Array(rows),
    passengers: new Uint8Array(rows),
    fare: new Float32Array(rows),
  }
}
