import type { Predictor } from '@/lib/models/predictor'
import { inPieces, type Steps } from '@/lib/shared/steps'
import { pickTrips } from '@/lib/trips/pick-trips'
import type { TripColumns } from '@/lib/trips/trip-columns'

/** Rides that are predicted between two pauses: some ten microseconds each. */
const PREDICTED_AT_ONCE = 4_096

/** Minutes of the rides at these rows, in their order. */
export function* predictInPieces(trips: TripColumns, rows: Int32Array, predictor: Predictor): Steps<Float32Array> {
  const minutes = new Float32Array(rows.length)
  yield* inPieces(
    rows.length,
    (from, to) => minutes.set(predictor.predict(pickTrips(trips, rows.subarray(from, to))).minutes, from),
    PREDICTED_AT_ONCE,
  )
  return minutes
}
