/**
 * From a ride to the numbers a model looks at: the only such code, for training, evaluation, the browser's predictions and the server's.
 */
import { eastOf, greatCircleKm } from '@/lib/places/great-circle'
import { cos, log1p, sin } from '@/lib/shared/rounded-math'
import { FEATURE_NAMES, FEATURES, type FeatureName } from './catalogue'
import { expectedKm, expectedMinutes, paceAt } from './expected-values'
import { columnsOf } from './feature-spec'
import { type EncodingTables, FEWEST_RIDES, type FittedFeatures } from './fitted-features'
import { indexPlaces, type PlaceIndex, type PlaceSource } from './place-index'
import type { RideColumns } from './ride-columns'
import { DAY, secondOfWeek, WEEK } from './second-of-week'

const TURN = 2 * Math.PI

const COLUMNS: readonly string[] = FEATURE_NAMES.flatMap((name): readonly string[] => FEATURES[name].columns)
const at = (column: string): number => COLUMNS.indexOf(column)
/** Where each feature's columns begin in a row of all columns. */
const [
  POINT_FROM,
  POINT_TO,
  STRAIGHT,
  BEARING,
  HOUR,
  WEEKDAY,
  WEEK_HOUR,
  PICKUP,
  DROPOFF,
  PAIR,
  TYPICAL,
  METERED,
  FARE,
] = [
  at('pickupLat'),
  at('dropoffLat'),
  at('straightKm'),
  at('bearingSin'),
  at('hour'),
  at('weekday'),
  at('hourOfWeek'),
  at('pickupMean'),
  at('dropoffMean'),
  at('pairMean'),
  at('typicalKm'),
  at('meteredKm'),
  at('fare'),
] as const

/** Metered distances outside this are the meter's mistakes: taken as missing. */
const LONGEST_KM = 200
const HIGHEST_FARE = 1000

/** The parts of fitted features that encoding reads; while fitting, the tables are those of one fold. */
export type EncoderSource = PlaceSource & Pick<FittedFeatures, 'spec' | 'pointsOf'>

/** What writes rides as numbers, and knows the places that they name. */
export interface RideEncoder extends PlaceIndex {
  /** Of the dense columns. */
  readonly names: readonly string[]
  /** Index into the vocabulary where the zone is among the features, else 0: what a model sees as a category. */
  pickupCategory(zone: number): number
  dropoffCategory(zone: number): number
  /** Writes the raw dense columns of ride `i` into `out` from `offset`; NaN where a value is missing. */
  encode(rides: RideColumns, i: number, tables: EncodingTables, out: Float32Array, offset: number): void
}

export function createRideEncoder(source: EncoderSource): RideEncoder {
  const uses = (name: FeatureName) => source.spec.features.includes(name)
  const [usesFrom, usesTo, usesStraight, usesBearing] = [
    uses('pickup-point'),
    uses('dropoff-point'),
    uses('straight-distance'),
    uses('bearing'),
  ]
  const usesTypical = uses('typical-distance')
  const usesHistory = usesTypical || uses('pickup-history') || uses('dropoff-history') || uses('pair-history')
  const usesMetered = uses('metered-distance')
  const usesFare = uses('fare')

  const places = indexPlaces(source)
  const { lat, lon, pickupIndex, dropoffIndex, pairIndex } = places
  const looksAtOwn = source.pointsOf === 'rides'
  const names = columnsOf(source.spec)
  const chosen = Int32Array.from(names, at)
  const raw = new Float32Array(COLUMNS.length)

  return {
    ...places,
    names,
    pickupCategory: uses('pickup-zone') ? pickupIndex : () => 0,
    dropoffCategory: uses('dropoff-zone') ? dropoffIndex : () => 0,
    // About 0.5 µs a ride: every group is computed only where a feature asks for it, then the chosen columns are copied.
    encode(rides, i, tables, out, offset) {
      const from = rides.pickupZone[i] as number
      const to = rides.dropoffZone[i] as number
      const week = secondOfWeek(rides.pickupAt[i] as number)

      const hour = (week % DAY) / 3600
      raw[HOUR] = hour
      raw[HOUR + 1] = sin((hour / 24) * TURN)
      raw[HOUR + 2] = cos((hour / 24) * TURN)
      raw[HOUR + 3] = sin((hour / 12) * TURN)
      raw[HOUR + 4] = cos((hour / 12) * TURN)
      const weekday = Math.floor(week / DAY)
      raw[WEEKDAY] = weekday
      raw[WEEKDAY + 1] = sin((weekday / 7) * TURN)
      raw[WEEKDAY + 2] = cos((weekday / 7) * TURN)
      raw[WEEKDAY + 3] = weekday >= 5 ? 1 : 0
      const pace = paceAt(tables.pace, week)
      raw[WEEK_HOUR] = week / 3600
      raw[WEEK_HOUR + 1] = sin((week / WEEK) * TURN)
      raw[WEEK_HOUR + 2] = cos((week / WEEK) * TURN)
      raw[WEEK_HOUR + 3] = pace

      let straight = Number.NaN
      if (usesFrom || usesTo || usesStraight || usesBearing || usesTypical) {
        const own = looksAtOwn ? rides.points : null
        const startsAtOwn = own ? !Number.isNaN(own.pickupLat[i]) : false
        const endsAtOwn = own ? !Number.isNaN(own.dropoffLat[i]) : false
        const lat1 = (startsAtOwn ? own?.pickupLat[i] : lat[from]) ?? Number.NaN
        const lon1 = (startsAtOwn ? own?.pickupLon[i] : lon[from]) ?? Number.NaN
        const lat2 = (endsAtOwn ? own?.dropoffLat[i] : lat[to]) ?? Number.NaN
        const lon2 = (endsAtOwn ? own?.dropoffLon[i] : lon[to]) ?? Number.NaN
        straight = greatCircleKm(lat1, lon1, lat2, lon2)
        raw[POINT_FROM] = lat1
        raw[POINT_FROM + 1] = lon1
        raw[POINT_TO] = lat2
        raw[POINT_TO + 1] = lon2
        raw[STRAIGHT] = straight
        raw[STRAIGHT + 1] = log1p(straight)
        const east = eastOf(lat1, lon1, lon2)
        const north = lat2 - lat1
        const length = Math.sqrt(east * east + north * north)
        raw[BEARING] = length > 0 ? north / length : length
        raw[BEARING + 1] = length > 0 ? east / length : length
      }

      if (usesHistory) {
        const pickup = pickupIndex(from)
        const dropoff = dropoffIndex(to)
        const pair = pairIndex(from, to)
        const share = tables.countScale
        raw[PICKUP] = tables.pickupMean[pickup] as number
        raw[PICKUP + 1] = log1p((tables.pickupCount[pickup] as number) * share)
        raw[DROPOFF] = tables.dropoffMean[dropoff] as number
        raw[DROPOFF + 1] = log1p((tables.dropoffCount[dropoff] as number) * share)
        const minutes = expectedMinutes(tables, pair, pickup, dropoff)
        const count = pair < 0 ? 0 : (tables.pairCount[pair] as number)
        raw[PAIR] = minutes
        raw[PAIR + 1] = count < FEWEST_RIDES ? 0 : log1p(count * share)
        raw[PAIR + 2] = minutes * pace
        const km = expectedKm(tables, pair, pickup, dropoff, straight)
        raw[TYPICAL] = km
        raw[TYPICAL + 1] = log1p(km)
      }

      if (usesMetered) {
        const km = rides.distanceKm?.[i] ?? Number.NaN
        raw[METERED] = km >= 0 && km <= LONGEST_KM ? km : Number.NaN
        raw[METERED + 1] = log1p(raw[METERED] as number)
      }
      if (usesFare) {
        const fare = rides.fare?.[i] ?? Number.NaN
        raw[FARE] = Math.abs(fare) <= HIGHEST_FARE ? fare : Number.NaN
      }

      for (let j = 0; j < chosen.length; j++) out[offset + j] = raw[chosen[j] as number] as number
    },
  }
}
