/**
 * Where trips start and end, in degrees: for files that give coordinates. Never (0, 0); NaN, both of a point, only where the place has a name
 * and no ride of the import said where that is.
 */
export interface TripPoints {
  readonly pickupLat: Float32Array
  readonly pickupLon: Float32Array
  readonly dropoffLat: Float32Array
  readonly dropoffLon: Float32Array
}

/** Kept trips, one array per column, row i in each: 21 bytes a trip, 37 with points. Times are local seconds (`lib/shared/local-time`). */
export interface TripColumns {
  readonly rows: number
  readonly pickupAt: Int32Array
  readonly dropoffAt: Int32Array
  /** Place ids, 1–65,535: as the file gives them (the format's ids for "unknown place" too), or given to its names or cells at the import. */
  readonly pickupZone: Uint16Array
  readonly dropoffZone: Uint16Array
  /** Metered distance in km, NaN where missing. Known only after the ride. */
  readonly distanceKm: Float32Array
  /** 255 where missing. */
  readonly passengers: Uint8Array
  /** Fare in the file's currency, NaN where missing. Known only after the ride. */
  readonly fare: Float32Array
  /** Null where the files have no coordinates. */
  readonly points: TripPoints | null
}

export const MISSING_PASSENGERS = 255

/** Columns for `rows` trips, zeroed. */
export function allocateTrips(rows: number, hasPoints = false): TripColumns {
  return {
    rows,
    pickupAt: new Int32Array(rows),
    dropoffAt: new Int32Array(rows),
    pickupZone: new Uint16Array(rows),
    dropoffZone: new Uint16Array(rows),
    distanceKm: new Float32Array(rows),
    passengers: new Uint8Array(rows),
    fare: new Float32Array(rows),
    points: hasPoints ? allocatePoints(rows) : null,
  }
}

/** Points for `rows` trips, zeroed. */
export function allocatePoints(rows: number): TripPoints {
  return {
    pickupLat: new Float32Array(rows),
    pickupLon: new Float32Array(rows),
    dropoffLat: new Float32Array(rows),
    dropoffLon: new Float32Array(rows),
  }
}
