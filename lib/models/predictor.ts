/** Rides to predict, one array per column; times are local seconds, places are zone ids. */
export interface RideColumns {
  readonly rows: number
  readonly pickupAt: Int32Array
  readonly pickupZone: Uint16Array
  readonly dropoffZone: Uint16Array
  /** Only for models that were (dishonestly) given what is known after the ride; NaN otherwise. */
  readonly distanceKm?: Float32Array
  readonly fare?: Float32Array
  readonly passengers?: Uint8Array
}

export interface Predictions {
  /** Clamped to the model's range; never NaN. */
  readonly minutes: Float32Array
  /** 1 where the raw prediction was outside the model's range. */
  readonly clamped: Uint8Array
  /** Rides of the training rows on the same pair. */
  readonly similarRides: Int32Array
}

/** A loaded model. Synchronous, allocation-light, the same numbers in the browser, the server and the script. */
export interface Predictor {
  predict(rides: RideColumns): Predictions
  /** Can the model place this zone id? */
  knowsZone(id: number): boolean
  /** What the model accepts, for an error sentence: "zone ids 1–263". */
  readonly accepts: string
}
