import { greatCircleKm } from './great-circle'
import type { HexGrid } from './hex-grid'
import { decodeOutline, RING_STEPS, type Ring } from './outline'
import type { Zone, ZoneSet } from './zone-set'

/** Finds the zone of a point. */
export interface Locator {
  /** The zone's id, `RARE_PLACE` for a cell that is none of the model's but near one; 0 where the point is too far from any. */
  zoneAt(lat: number, lon: number): number
  /** How far outside all zones a point may be, km. */
  readonly reachKm: number
}

/** A place that no model has in its vocabulary: "rare or unseen", as rides to cells of fewer than five rides were in training. */
export const RARE_PLACE = 65_535

/** A point may be so many times as far from a zone's point as zones usually are from one another. */
const REACH = 2
const LEAST_REACH_KM = 0.5

/**
 * How points are taken for zones that a model knows. H3: the very cell that the point is in, by H3 itself. Shapes: the zone that is drawn there, to some
 * 30 m. Where neither gives a known zone: the one whose point is nearest (of cells: a rare place), if that is no farther than twice the usual
 * distance between neighbours.
 * Null where the zones have no points on the ground: on a travel-time map there is no such thing. `grid` is needed for H3 only.
 */
export function locatorOf(
  { zones, layout }: Pick<ZoneSet, 'zones' | 'layout'>,
  knows: (id: number) => boolean,
  grid: HexGrid | null,
): Locator | null {
  if (layout.kind === 'travel-time') return null
  const placed = zones.flatMap(({ id, lat, lon }) =>
    lat === null || lon === null || !knows(id) ? [] : [{ id, lat, lon }],
  )
  if (placed.length === 0) return null
  const reachKm = Math.max(LEAST_REACH_KM, REACH * usualNeighbourKm(placed))
  const exact = layout.kind === 'h3' ? inCell(zones, knows, grid, layout.resolution) : inShape(zones, knows)
  return {
    reachKm,
    zoneAt(lat, lon) {
      if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) return 0
      const there = exact(lat, lon)
      if (there > 0) return there
      let [id, best] = [0, reachKm]
      for (const zone of placed) {
        const km = greatCircleKm(lat, lon, zone.lat, zone.lon)
        if (km > best) continue
        best = km
        id = zone.id
      }
      return id > 0 && layout.kind === 'h3' ? RARE_PLACE : id
    },
  }
}

type Exact = (lat: number, lon: number) => number

function inCell(
  zones: readonly Zone[],
  knows: (id: number) => boolean,
  grid: HexGrid | null,
  resolution: number,
): Exact {
  if (grid === null) throw new Error('a model of H3 cells was loaded without the grid')
  const ids = new Map(zones.flatMap(({ id, name }) => (name !== null && knows(id) ? [[name, id]] : [])))
  return (lat, lon) => ids.get(grid.cellAt(lat, lon, resolution)) ?? 0
}

interface Shape {
  readonly id: number
  readonly rings: readonly Ring[]
  readonly south: number
  readonly north: number
  readonly west: number
  readonly east: number
}

function inShape(zones: readonly Zone[], knows: (id: number) => boolean): Exact {
  const shapes = zones.flatMap(({ id, outline }): Shape[] => {
    const rings = outline !== undefined && knows(id) ? decodeOutline(outline) : null
    if (rings === null) return []
    const axis = (first: 0 | 1) => rings.flatMap((ring) => ring.filter((_, i) => i % 2 === first))
    const low = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b))
    const high = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b))
    return [{ id, rings, south: low(axis(0)), north: high(axis(0)), west: low(axis(1)), east: high(axis(1)) }]
  })
  return (lat, lon) => {
    const [y, x] = [lat * RING_STEPS, lon * RING_STEPS]
    const there = shapes.find(
      ({ south, north, west, east, rings }) =>
        y >= south && y <= north && x >= west && x <= east && isInside(y, x, rings),
    )
    return there?.id ?? 0
  }
}

function isInside(y: number, x: number, rings: readonly Ring[]): boolean {
  let inside = false
  for (const ring of rings) {
    let [ay, ax] = [ring[ring.length - 2] as number, ring[ring.length - 1] as number]
    for (let i = 0; i < ring.length; i += 2) {
      const [by, bx] = [ring[i] as number, ring[i + 1] as number]
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
      ;[ay, ax] = [by, bx]
    }
  }
  return inside
}

/** Median distance from a zone to its nearest neighbour; of many zones some are asked. */
function usualNeighbourKm(placed: readonly { readonly lat: number; readonly lon: number }[]): number {
  const step = Math.max(1, Math.floor(placed.length / 200))
  const nearest: number[] = []
  for (let i = 0; i < placed.length; i += step) {
    const zone = placed[i] as { readonly lat: number; readonly lon: number }
    let best = Number.POSITIVE_INFINITY
    for (const [j, other] of placed.entries())
      if (j !== i) best = Math.min(best, greatCircleKm(zone.lat, zone.lon, other.lat, other.lon))
    if (Number.isFinite(best)) nearest.push(best)
  }
  return nearest.sort((a, b) => a - b)[nearest.length >> 1] ?? 0
}
