import type { RideColumns } from '@/lib/features/ride-columns'

export type { RideColumns } from '@/lib/features/ride-columns'

export interface Predictions {
  /** Clamped to the model's range; never NaN. */
  readonly minutes: Float32Array
  /** 1 where the raw prediction was outside the model's range. */
  readonly clamped: Uint8Array
  /** Rides of the training rows on the same pair; 0 where there were fewer than five, so that no single ride can be read out. */
  readonly similarRides: Int32Array
  /** 1 where nothing was learnt of the ride's pickup place as a pickup, or of its drop-off place as a drop-off: fewer than five rides. */
  readonly unseenPlace: Uint8Array
}

/** A loaded model. Synchronous, allocation-light, the same numbers in the browser, the server and the script. */
export interface Predictor {
  predict(rides: RideColumns): Predictions
  /**
   * Ends of the intervals around predicted minutes of these rides: rides × `ENDS_A_RIDE` (low and high of 80 %, then of 95 %), minutes. Null
   * where the model does not know how far it errs.
   */
  intervalEnds(rides: Pick<RideColumns, 'pickupAt'>, minutes: Float32Array): Float32Array | null
  /** Can the model place this zone id? */
  knowsZone(id: number): boolean
  /** The place that the model takes coordinates for; 0 where they are too far from any, or the model knows no coordinates. */
  zoneAt(lat: number, lon: number): number
  /** The place of an H3 cell's index; 0 where it is none of the model's. */
  zoneOfCell(index: string): number
  /** What is done with coordinates: looked at themselves, taken for a place, or refused. */
  readonly takesPoints: 'exactly' | 'as-places' | 'no'
  /** What the model accepts, for an error sentence: "zone ids 1–263, or coordinates within 2.1 km of one". */
  readonly accepts: string
}
