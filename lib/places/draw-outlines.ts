import { cos } from '@/lib/shared/rounded-math'
import { encodeOutline, RING_STEPS, type Ring } from './outline'
import type { Polygon } from './polygon'
import { simplifyRing } from './simplify-ring'

/** All outlines of a zone set together: about 60 kB as text. */
const MOST_CORNERS = 12_000
/** Corners that lie within this share of the city's larger side are left out: half a pixel of a map of 750. */
const FINENESS = 1 / 1_500

/**
 * Shapes as outlines for drawing, by zone id: coarse enough that all together have no more than 12,000 corners, unless there are
 * thousands of zones. A zone keeps its largest ring however small it is.
 */
export function drawOutlines(shapes: ReadonlyMap<number, readonly Polygon[]>): ReadonlyMap<number, string> {
  const rings = new Map([...shapes].map(([id, polygons]) => [id, polygons.flat().map(inSteps)]))
  const all = [...rings.values()].flat()
  if (all.length === 0) return new Map()
  const [south, north] = extent(all, 0)
  const [west, east] = extent(all, 1)
  const stretch = cos((((south + north) / 2 / RING_STEPS) * Math.PI) / 180)
  const side = Math.max(north - south, (east - west) * stretch, 1)
  for (let tolerance = FINENESS * side; ; tolerance *= 1.5) {
    const drawn = new Map([...rings].map(([id, of]) => [id, simplified(of, tolerance, stretch)]))
    const corners = [...drawn.values()].flat().reduce((sum, ring) => sum + ring.length / 2, 0)
    // Where every zone is down to a few corners already, there are as many as it takes.
    if (corners > MOST_CORNERS && tolerance < side / 20) continue
    return new Map([...drawn].flatMap(([id, of]) => (of.length === 0 ? [] : [[id, encodeOutline(of)]])))
  }
}

function inSteps(ring: Polygon[number]): Ring {
  const steps: number[] = []
  // The closing position is the first again.
  for (const [lon, lat] of ring.slice(0, -1)) steps.push(Math.round(lat * RING_STEPS), Math.round(lon * RING_STEPS))
  return steps
}

function simplified(rings: readonly Ring[], tolerance: number, stretch: number): readonly Ring[] {
  const kept = rings.flatMap((ring) => {
    const simple = simplifyRing(ring, tolerance, stretch)
    return simple === null ? [] : [simple]
  })
  if (kept.length > 0 || rings.length === 0) return kept
  const largest = rings.reduce((best, ring) => (ring.length > best.length ? ring : best))
  for (let finer = tolerance / 4; finer >= 1; finer /= 4) {
    const ring = simplifyRing(largest, finer, stretch)
    if (ring) return [ring]
  }
  return largest.length >= 6 ? [largest] : []
}

function extent(rings: readonly Ring[], first: 0 | 1): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const ring of rings)
    for (let i = first; i < ring.length; i += 2) {
      low = Math.min(low, ring[i] as number)
      high = Math.max(high, ring[i] as number)
    }
  return [low, high]
}
