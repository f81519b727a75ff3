import { greatCircleKm } from '@/lib/places/great-circle'
import { type FittedFeatures, pairKey } from './fitted-features'

/** What is known of places and pairs. */
export type PlaceSource = Pick<FittedFeatures, 'zoneSet' | 'pickupZones' | 'dropoffZones' | 'pairKeys'>

/** Vocabularies, points and pairs in a form that is quick to look up. */
export interface PlaceIndex {
  /** Index into the vocabulary, 0 where rare or unseen. */
  pickupIndex(zone: number): number
  dropoffIndex(zone: number): number
  /** Index into `pairKeys`, −1 where the pair has fewer than five rides. */
  pairIndex(pickup: number, dropoff: number): number
  /** Straight distance in km; NaN where a zone has no point. */
  straightKm(pickup: number, dropoff: number): number
  /** Of each zone's point, by its id; NaN, or past the end, where it has none. */
  readonly lat: Float64Array
  readonly lon: Float64Array
}

export function indexPlaces(source: PlaceSource): PlaceIndex {
  const pickups = vocabulary(source.pickupZones)
  const dropoffs = vocabulary(source.dropoffZones)
  const { lat, lon } = points(source)
  return {
    lat,
    lon,
    pickupIndex: (zone) => pickups[zone] ?? 0,
    dropoffIndex: (zone) => dropoffs[zone] ?? 0,
    pairIndex: (pickup, dropoff) => findKey(source.pairKeys, pairKey(pickup, dropoff)),
    straightKm: (pickup, dropoff) =>
      greatCircleKm(
        lat[pickup] ?? Number.NaN,
        lon[pickup] ?? Number.NaN,
        lat[dropoff] ?? Number.NaN,
        lon[dropoff] ?? Number.NaN,
      ),
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

function points({ zoneSet }: PlaceSource): { readonly lat: Float64Array; readonly lon: Float64Array } {
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
