import type { FittedFeatures } from '@/lib/features/fitted-features'
import { createRideEncoder } from '@/lib/features/ride-encoder'
import type { HexGrid } from '@/lib/places/hex-grid'
import { locatorOf } from '@/lib/places/locate'
import type { MinuteRange } from './artefact'
import { describeZones } from './describe-zones'
import { estimator, type PreparedBody, prepareBody } from './estimate'
import { type IntervalTable, intervalEnds } from './interval-table'
import type { ModelBody } from './model-body'
import type { Predictor } from './predictor'

/** A model as a thread can hand it to another: only assembling is left. */
export interface PreparedModel {
  readonly features: FittedFeatures
  readonly body: PreparedBody
  readonly range: MinuteRange
  readonly intervals: IntervalTable | null
}

export function prepareModel(model: {
  readonly features: FittedFeatures
  readonly body: ModelBody
  readonly range: MinuteRange
  readonly intervals?: IntervalTable
}): PreparedModel {
  const { features, body, range, intervals } = model
  return { features, body: prepareBody(body), range, intervals: intervals ?? null }
}

/** Brings a model into the form that predicts quickly. Costs about a millisecond once, more for a large net; a ride then costs microseconds. */
export const createPredictor = (
  model: Parameters<typeof prepareModel>[0],
  grid: HexGrid | null | 'no-places' = 'no-places',
): Predictor => predictorOf(prepareModel(model), grid)

/** The grid where a model's places are cells of it, null elsewhere: only such models load it. */
export async function gridFor({ zoneSet }: Pick<FittedFeatures, 'zoneSet'>): Promise<HexGrid | null> {
  if (zoneSet?.layout.kind !== 'h3') return null
  const { hexGrid } = await import('@/lib/places/hex-grid')
  return hexGrid
}

/** Assembles a predictor, within milliseconds for a model of any size. `no-places`: it is asked by zone ids alone. */
export function predictorOf(model: PreparedModel, grid: HexGrid | null | 'no-places'): Predictor {
  const { features, body, range, intervals } = model
  const encoder = createRideEncoder(features)
  const estimate = estimator(features, body, encoder)
  const placed = new Set(
    (features.zoneSet?.zones ?? []).filter((z) => z.lat !== null && z.lon !== null).map((z) => z.id),
  )
  const knowsZone = (id: number) => encoder.pickupIndex(id) > 0 || encoder.dropoffIndex(id) > 0 || placed.has(id)
  const zoneSet = features.zoneSet
  const locator = zoneSet === null || grid === 'no-places' ? null : locatorOf(zoneSet, knowsZone, grid)
  const cells = new Map(
    zoneSet?.layout.kind === 'h3' ? zoneSet.zones.filter((z) => knowsZone(z.id)).map((z) => [z.name, z.id]) : [],
  )
  const ids = describeZones([...new Set([...features.pickupZones, ...features.dropoffZones, ...placed])])
  return {
    knowsZone,
    zoneAt: (lat, lon) => locator?.zoneAt(lat, lon) ?? 0,
    zoneOfCell: (index) => cells.get(index) ?? 0,
    takesPoints: locator === null ? 'no' : features.pointsOf === 'rides' ? 'exactly' : 'as-places',
    accepts: [
      ids,
      ...(zoneSet?.layout.kind === 'h3' ? [`H3 cells of resolution ${zoneSet.layout.resolution}`] : []),
      ...(locator ? [`coordinates within ${locator.reachKm.toFixed(1)} km of one`] : []),
    ].join(', or '),
    intervalEnds: (rides, minutes) => intervals && intervalEnds(intervals, range, minutes, rides.pickupAt),
    predict(rides) {
      const minutes = new Float32Array(rides.rows)
      const clamped = new Uint8Array(rides.rows)
      const similarRides = new Int32Array(rides.rows)
      const unseenPlace = new Uint8Array(rides.rows)
      for (let i = 0; i < rides.rows; i++) {
        const raw = estimate(rides, i)
        // NaN fails both comparisons.
        const inside = raw >= range.low && raw <= range.high
        minutes[i] = inside ? raw : raw > range.high ? range.high : range.low
        clamped[i] = inside ? 0 : 1
        const pickup = rides.pickupZone[i] as number
        const dropoff = rides.dropoffZone[i] as number
        const pair = encoder.pairIndex(pickup, dropoff)
        similarRides[i] = pair < 0 ? 0 : (features.tables.pairCount[pair] as number)
        unseenPlace[i] = encoder.pickupIndex(pickup) === 0 || encoder.dropoffIndex(dropoff) === 0 ? 1 : 0
      }
      return { minutes, clamped, similarRides, unseenPlace }
    },
  }
}
