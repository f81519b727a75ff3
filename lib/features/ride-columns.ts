/** Rides to predict, one array per column; times are local seconds, places are zone ids. `TripColumns` is one of these. */
export interface RideColumns {
  readonly rows: number
  readonly pickupAt: Int32Array
  readonly pickupZone: Uint16Array
  readonly dropoffZone: Uint16Array
  /** Only for models that were (dishonestly) given what is known after the ride; NaN where missing. */
  readonly distanceKm?: Float32Array
  readonly fare?: Float32Array
  readonly passengers?: Uint8Array
  /** The rides' own coordinates, degrees; NaN where a ride tells its place by a zone alone. Null or absent: all do. */
  readonly points?: RidePoints | null
}

/** Where rides start and end. `TripPoints` is one of these. */
export interface RidePoints {
  readonly pickupLat: Float32Array
  readonly pickupLon: Float32Array
  readonly dropoffLat: Float32Array
  readonly dropoffLon: Float32Array
}
