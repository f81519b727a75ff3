import { greatCircleKm } from '@/lib/places/great-circle'
import type { Zone } from '@/lib/places/zone-set'
import type { JudgedRides } from './error-report'

/** How far the points of each ride's two zones lie apart, in km; NaN where either has no point, null where that is so for all rides. */
export function straightKm(rides: JudgedRides, zones: readonly Zone[]): Float32Array | null {
  const points = new Map<number, readonly [lat: number, lon: number]>()
  for (const { id, lat, lon } of zones) if (lat !== null && lon !== null) points.set(id, [lat, lon])
  const known = new Map<number, number>()
  const between = (from: number, to: number): number => {
    const key = from * 65_536 + to
    const before = known.get(key)
    if (before !== undefined) return before
    const [a, b] = [points.get(from), points.get(to)]
    const km = a && b ? greatCircleKm(...a, ...b) : Number.NaN
    known.set(key, km)
    return km
  }
  const distances = new Float32Array(rides.rows)
  let placed = 0
  for (let i = 0; i < rides.rows; i++) {
    const km = between(rides.pickupZone[i] as number, rides.dropoffZone[i] as number)
    distances[i] = km
    if (!Number.isNaN(km)) placed++
  }
  return placed > 0 ? distances : null
}
