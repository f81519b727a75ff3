/**
 * From a ride to the numbers a model looks at: the only such code, for training, evaluation, the browser's predictions and the server's.
 */
import { eastOf, greatCircleKm } from '@/lib/places/great-circle'
import { cos, log1p, sin } from '@/lib/shared/rounded-math'
import { FEATURE_NAMES, FEATURES, type FeatureName } from './catalogue'
import { columnsOf } from './feature-spec'
import { type EncodingTables, FEWEST_RIDES, type FittedFeatures, pairKey } from './fitted-features'
import type { RideColumns } from './ride-columns'

const DAY = 86_400
const WEEK = 604_800
/** 1970-01-01 was a Thursday: three days after a Monday. */
const MONDAY = 3 * DAY
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
/** Standardised values are kept within this many scales. */
const FARTHEST = 10

/** The parts of fitted features that encoding reads; while fitting, the tables are those of one fold. */
export type EncoderSource = Pick<FittedFeatures, 'spec' | 'zoneSet' | 'pickupZones' | 'dropoffZones' | 'pairKeys'>

/** Vocabularies, points and pairs in a form that is quick to look up. */
export interface RideEncoder {
  readonly names: readonly string[]
  /** Index into the vocabulary, 0 where rare or unseen. */
  pickupIndex(zone: number): number
  dropoffIndex(zone: number): number
  /** The same where the zone is among the features, else 0: what a model sees as a category. */
  pickupCategory(zone: number): number
  dropoffCategory(zone: number): number
  /** Index into `pairKeys`, −1 where the pair has fewer than five rides. */
  pairIndex(pickup: number, dropoff: number): number
  /** Straight distance in km; NaN where a zone has no point. */
  straightKm(pickup: number, dropoff: number): number
  /** Writes the raw dense columns of ride `i` into `out` from `offset`; NaN where a value is missing. */
  encode(rides: RideColumns, i: number, tables: EncodingTables, out: Float32Array, offset: number): void
}

/** The tables but for the pace, which is counted last. */
export type PaceFree = Omit<EncodingTables, 'pace'>

/** Mean minutes of a pair in these tables: its own where it has a past, else what its two zones suggest. */
export function expectedMinutes(tables: PaceFree, pair: number, pickup: number, dropoff: number): number {
  if (pair >= 0 && (tables.pairCount[pair] as number) >= FEWEST_RIDES) return tables.pairMean[pair] as number
  return fromZones(tables.pickupMean[pickup] as number, tables.dropoffMean[dropoff] as number, tables.meanMinutes)
}

/** What two zones' means say together: their effects added, never below a third of the smaller. */
export const fromZones = (pickup: number, dropoff: number, mean: number): number =>
  Math.max(pickup + dropoff - mean, Math.min(pickup, dropoff) / 3)

/** Typical km of a pair in these tables; `straight` is NaN where unknown. */
function expectedKm(tables: EncodingTables, pair: number, pickup: number, dropoff: number, straight: number): number {
  if (pair >= 0 && (tables.pairCount[pair] as number) >= FEWEST_RIDES) return tables.pairKm[pair] as number
  return parentKm(tables, pickup, dropoff, straight)
}

type KmParents = Pick<EncodingTables, 'pickupKm' | 'dropoffKm' | 'meanKm' | 'kmIntercept' | 'kmSlope'>

export function parentKm(tables: KmParents, pickup: number, dropoff: number, straight: number): number {
  if (!Number.isNaN(straight) && tables.kmSlope > 0) return tables.kmIntercept + tables.kmSlope * straight
  return fromZones(tables.pickupKm[pickup] as number, tables.dropoffKm[dropoff] as number, tables.meanKm)
}

/** Pace at a second of the week, between the middles of its hours. */
function paceAt(pace: Float32Array, secondOfWeek: number): number {
  const position = secondOfWeek / 3600 + 167.5
  const hour = Math.floor(position)
  const share = position - hour
  return (pace[hour % 168] as number) * (1 - share) + (pace[(hour + 1) % 168] as number) * share
}

export function secondOfWeek(pickupAt: number): number {
  const shifted = pickupAt + MONDAY
  return shifted - Math.floor(shifted / WEEK) * WEEK
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

  const pickups = vocabulary(source.pickupZones)
  const dropoffs = vocabulary(source.dropoffZones)
  const { lat, lon } = points(source)
  const names = columnsOf(source.spec)
  const chosen = Int32Array.from(names, at)
  const raw = new Float32Array(COLUMNS.length)

  const pickupIndex = (zone: number) => pickups[zone] ?? 0
  const dropoffIndex = (zone: number) => dropoffs[zone] ?? 0
  const pairIndex = (pickup: number, dropoff: number) => findKey(source.pairKeys, pairKey(pickup, dropoff))
  const straightKm = (pickup: number, dropoff: number) =>
    greatCircleKm(
      lat[pickup] ?? Number.NaN,
      lon[pickup] ?? Number.NaN,
      lat[dropoff] ?? Number.NaN,
      lon[dropoff] ?? Number.NaN,
    )

  return {
    names,
    pickupIndex,
    dropoffIndex,
    pickupCategory: uses('pickup-zone') ? pickupIndex : () => 0,
    dropoffCategory: uses('dropoff-zone') ? dropoffIndex : () => 0,
    pairIndex,
    straightKm,
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
        const lat1 = lat[from] ?? Number.NaN
        const lon1 = lon[from] ?? Number.NaN
        const lat2 = lat[to] ?? Number.NaN
        const lon2 = lon[to] ?? Number.NaN
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

/** In place: `(raw − centre) ÷ scale`, kept within ±10; a missing value becomes the mean, 0. */
export function standardise(
  dense: Float32Array,
  from: number,
  rows: number,
  centre: Float32Array,
  scale: Float32Array,
): void {
  const width = centre.length
  for (let i = 0, k = from; i < rows; i++)
    for (let j = 0; j < width; j++, k++) {
      const value = ((dense[k] as number) - (centre[j] as number)) / (scale[j] as number)
      dense[k] = Number.isNaN(value) ? 0 : Math.max(-FARTHEST, Math.min(FARTHEST, value))
    }
}

/** Index of a key in ascending keys, or −1. */
export function findKey(keys: Uint32Array, key: number): number {
  let low = 0
  let high = keys.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = keys[middle] as number
    if (found === key) return middle
    if (found < key) low = middle + 1
    else high = middle - 1
  }
  return -1
}

function vocabulary(ids: Int32Array): Uint16Array {
  const index = new Uint16Array((ids.at(-1) ?? 0) + 1)
  ids.forEach((id, i) => {
    index[id] = i + 1
  })
  return index
}

function points({ zoneSet }: EncoderSource): { readonly lat: Float64Array; readonly lon: Float64Array } {
  let last = 0
  for (const zone of zoneSet?.zones ?? []) if (zone.id > last) last = zone.id
  const lat = new Float64Array(last + 1).fill(Number.NaN)
  const lon = new Float64Array(last + 1).fill(Number.NaN)
  for (const zone of zoneSet?.zones ?? []) {
    lat[zone.id] = zone.lat ?? Number.NaN
    lon[zone.id] = zone.lon ?? Number.NaN
  }
  return { lat, lon }
}
