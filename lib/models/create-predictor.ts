import type { FittedFeatures } from '@/lib/features/fitted-features'
import { createRideEncoder } from '@/lib/features/ride-encoder'
import type { MinuteRange } from './artefact'
import { describeZones } from './describe-zones'
import { estimator, type PreparedBody, prepareBody } from './estimate'
import type { ModelBody } from './model-body'
import type { Predictor } from './predictor'

/** A model as a thread can hand it to another: only assembling is left. */
export interface PreparedModel {
  readonly features: FittedFeatures
  readonly body: PreparedBody
  readonly range: MinuteRange
}

export function prepareModel(model: {
  readonly features: FittedFeatures
  readonly body: ModelBody
  readonly range: MinuteRange
}): PreparedModel {
  const { features, body, range } = model
  return { features, body: prepareBody(body), range }
}

/** Brings a model into the form that predicts quickly. Costs about a millisecond once, more for a large net; a ride then costs microseconds. */
export const createPredictor = (model: Parameters<typeof prepareModel>[0]): Predictor =>
  predictorOf(prepareModel(model))

/** Assembles a predictor, within milliseconds for a model of any size. */
export function predictorOf(model: PreparedModel): Predictor {
  const { features, body, range } = model
  const encoder = createRideEncoder(features)
  const estimate = estimator(features, body, encoder)
  const placed = new Set(
    (features.zoneSet?.zones ?? []).filter((z) => z.lat !== null && z.lon !== null).map((z) => z.id),
  )
  const knowsZone = (id: number) => encoder.pickupIndex(id) > 0 || encoder.dropoffIndex(id) > 0 || placed.has(id)
  return {
    knowsZone,
    accepts: describeZones([...new Set([...features.pickupZones, ...features.dropoffZones, ...placed])]),
    predict(rides) {
      const minutes = new Float32Array(rides.rows)
      const clamped = new Uint8Array(rides.rows)
      const similarRides = new Int32Array(rides.rows)
      for (let i = 0; i < rides.rows; i++) {
        const raw = estimate(rides, i)
        // NaN fails both comparisons.
        const inside = raw >= range.low && raw <= range.high
        minutes[i] = inside ? raw : raw > range.high ? range.high : range.low
        clamped[i] = inside ? 0 : 1
        const pair = encoder.pairIndex(rides.pickupZone[i] as number, rides.dropoffZone[i] as number)
        similarRides[i] = pair < 0 ? 0 : (features.tables.pairCount[pair] as number)
      }
      return { minutes, clamped, similarRides }
    },
  }
}
