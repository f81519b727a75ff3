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
}
