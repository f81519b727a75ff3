import type { FeatureName } from '@/lib/features/catalogue'
import type { SettingValue } from '@/lib/models/artefact'
import { createPredictor } from '@/lib/models/create-predictor'
import { FAMILIES } from '@/lib/models/families/all'
import type { FamilyName } from '@/lib/models/family-name'
import { minutesOf, rangeOf } from '@/lib/models/minutes'
import type { Predictor, RideColumns } from '@/lib/models/predictor'
import type { ZoneSet } from '@/lib/places/zone-set'
import { inPieces, type Steps } from '@/lib/shared/steps'
import { pickTrips } from '@/lib/trips/pick-trips'
import type { TripColumns } from '@/lib/trips/trip-columns'

/** Rides that are predicted between two pauses: some ten microseconds each. */
const PREDICTED_AT_ONCE = 4_096

/** What models are fitted on and judged by. */
export interface FitScene {
  readonly trips: TripColumns
  /** Rows that may be learnt from; others are not looked at. */
  readonly train: Int32Array
  /** Rows to predict. */
  readonly valid: Int32Array
  readonly zoneSet: ZoneSet | null
  readonly seed: number
}

export interface FittedPrediction {
  readonly predictor: Predictor
  /** Of each row of `valid`. */
  readonly minutes: Float32Array
}

/** A family that learns in one go, fitted on `train`, and its predictions of `valid`. Throws for one that trains epoch by epoch. */
export function* fitAndPredict(
  { trips, train, valid, zoneSet, seed }: FitScene,
  family: FamilyName,
  features: readonly FeatureName[],
  settings: Readonly<Record<string, SettingValue>> = {},
): Steps<FittedPrediction> {
  const { fitInSteps } = FAMILIES[family]
  if (!fitInSteps) throw new Error(`${family} is not fitted in one go`)
  const model = yield* fitInSteps({ trips, rows: train, spec: { features }, zoneSet, settings, seed })
  if (!model.ok) throw new Error(model.error.message)
  const predictor = createPredictor({ ...model.value, range: rangeOf(minutesOf(trips, train)) })
  return {
    predictor,
    minutes: yield* predictInPieces(predictor, valid.length, (rows) => pickTrips(trips, valid.subarray(...rows))),
  }
}

/** Predictions piece by piece; `pick` gives the rides from one number to another. */
export function* predictInPieces(
  predictor: Predictor,
  rides: number,
  pick: (range: readonly [from: number, to: number]) => RideColumns,
): Steps<Float32Array> {
  const minutes = new Float32Array(rides)
  yield* inPieces(
    rides,
    (from, to) => minutes.set(predictor.predict(pick([from, to])).minutes, from),
    PREDICTED_AT_ONCE,
  )
  return minutes
}
