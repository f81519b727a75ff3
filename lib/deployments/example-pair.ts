import { greatCircleKm } from '@/lib/places/great-circle'
import type { Zone } from '@/lib/places/zone-set'

/** Between places so far apart a map shows a way, and a ride takes its time. */
const TELLING_KM = 3
const KEY_BASE = 65_536

type Point = Pick<Zone, 'id' | 'lat' | 'lon'>
type Pairs = { readonly pairKeys: Iterable<number>; readonly counts: ArrayLike<number> }

/** The pair of two places with the most rides of those at least 3 km apart; where none is known to be, of all. Null where no pair joins two places. */
export function examplePair({ pairKeys, counts }: Pairs, zones: readonly Point[]): readonly [number, number] | null {
  const points = new Map(zones.map((zone) => [zone.id, zone]))
  let best: { readonly key: number; readonly isFar: boolean; readonly rides: number } | null = null
  for (const [pair, key] of [...pairKeys].entries()) {
    const [from, to] = placesOf(key)
    if (from === to) continue
    const isFar = isFarApart(points.get(from), points.get(to))
    const rides = counts[pair] ?? 0
    if (best === null || (isFar === best.isFar ? rides > best.rides : isFar)) best = { key, isFar, rides }
  }
  return best && placesOf(best.key)
}

const placesOf = (key: number): readonly [number, number] => [Math.floor(key / KEY_BASE), key % KEY_BASE]

function isFarApart(a: Point | undefined, b: Point | undefined): boolean {
  if (a?.lat == null || a.lon === null || b?.lat == null || b.lon === null) return false
  return greatCircleKm(a.lat, a.lon, b.lat, b.lon) >= TELLING_KM
}
