import { cos } from '@/lib/shared/rounded-math'
import { nearestCells } from './nearest-cells'
import { decodeOutline, RING_STEPS } from './outline'
import type { Zone } from './zone-set'

/** A zone as a map draws it: its point and its outline, in pixels. */
export interface MapZone {
  readonly id: number
  readonly x: number
  readonly y: number
  /** Rings of x0, y0, x1, y1, …; what is enclosed twice is a hole. */
  readonly rings: readonly (readonly number[])[]
}

export interface ZoneMap {
  readonly width: number
  readonly height: number
  readonly zones: readonly MapZone[]
  /** The place on the ground that a point of the map shows. */
  readonly toDegrees: (x: number, y: number) => { readonly lat: number; readonly lon: number }
  /** Where a place on the ground is on the map. */
  readonly toPixels: (lat: number, lon: number) => { readonly x: number; readonly y: number }
}

const RADIANS = Math.PI / 180
/** Half the side of the square that stands for a zone without a shape, among zones that have theirs. */
const MARK = 2

/** A point farther from the middle 96 % than a third of their extent is not looked at when the map is scaled. */
const OUTLYING = 0.02
const FAR = 1 / 3

type Drawn = Pick<Zone, 'id' | 'lat' | 'lon' | 'outline'>
interface Placed {
  readonly id: number
  readonly lat: number
  readonly lon: number
  /** Latitude and longitude in turn, degrees. */
  readonly rings: readonly (readonly number[])[]
}

/**
 * Draws zones, north up and scaled so that their outlines fit into the picture with `margin` around: the outlines given where any has one,
 * else for each the ground that is nearer to its point than to another's (`nearestCells`). Null where fewer than three zones have coordinates.
 */
export function drawZones(zones: readonly Drawn[], width: number, height: number, margin = 8): ZoneMap | null {
  const placed = zones.flatMap(({ id, lat, lon, outline }): Placed[] => {
    if (lat === null || lon === null) return []
    const rings = outline === undefined ? [] : (decodeOutline(outline) ?? [])
    return [{ id, lat, lon, rings: rings.map((ring) => ring.map((step) => step / RING_STEPS)) }]
  })
  if (placed.length < 3) return null
  const land = boundsOf(placed)
  const stretch = cos(((land.south + land.north) / 2) * RADIANS)
  const drawn = placed.some(({ rings }) => rings.length > 0) ? placed : withCells(placed, stretch)
  const bounds = boundsOf(drawn)
  const spanX = (bounds.east - bounds.west) * stretch || 1e-6
  const spanY = bounds.north - bounds.south || 1e-6
  const scale = Math.min((width - 2 * margin) / spanX, (height - 2 * margin) / spanY)
  const left = (width - spanX * scale) / 2
  const top = (height - spanY * scale) / 2
  const toPixels = (lat: number, lon: number) => ({
    x: left + (lon - bounds.west) * stretch * scale,
    y: top + (bounds.north - lat) * scale,
  })
  return {
    width,
    height,
    zones: drawn.map(({ id, lat, lon, rings }) => {
      const point = toPixels(lat, lon)
      return { id, ...point, rings: rings.length === 0 ? [markAt(point)] : rings.map(drawRing) }
    }),
    toDegrees: (x, y) => ({
      lat: bounds.north - (y - top) / scale,
      lon: bounds.west + (x - left) / (stretch * scale),
    }),
    toPixels,
  }

  function drawRing(ring: readonly number[]): readonly number[] {
    const corners: number[] = []
    for (let i = 0; i < ring.length; i += 2) {
      const corner = toPixels(ring[i] as number, ring[i + 1] as number)
      corners.push(corner.x, corner.y)
    }
    return corners
  }
}

/** Zones without shapes, each with the ground around its point. */
function withCells(placed: readonly Placed[], stretch: number): readonly Placed[] {
  const cells = nearestCells(placed.map(({ lat, lon }) => ({ x: lon * stretch, y: -lat })))
  return placed.map((zone, i) => {
    const cell = cells[i] ?? []
    const ring: number[] = []
    for (let j = 0; j < cell.length; j += 2) ring.push(-(cell[j + 1] as number), (cell[j] as number) / stretch)
    return { ...zone, rings: [ring] }
  })
}

const markAt = ({ x, y }: { readonly x: number; readonly y: number }): readonly number[] => [
  x - MARK,
  y,
  x,
  y - MARK,
  x + MARK,
  y,
  x,
  y + MARK,
]

/** The zone drawn at a place of the map; outside all, the one whose point is nearest. */
export function zoneAt(map: ZoneMap, x: number, y: number): number | null {
  const on = map.zones.find((zone) => isInside(x, y, zone.rings))
  if (on) return on.id
  let nearest: MapZone | null = null
  let best = Number.POSITIVE_INFINITY
  for (const zone of map.zones) {
    const away = (zone.x - x) * (zone.x - x) + (zone.y - y) * (zone.y - y)
    if (away < best) {
      best = away
      nearest = zone
    }
  }
  return nearest?.id ?? null
}

/** The path of a zone's outline, to a tenth of a pixel; to be filled by the even-odd rule. */
export const pathOf = ({ rings }: Pick<MapZone, 'rings'>): string =>
  rings.map((ring) => `M${ring.map((value) => value.toFixed(1)).join(' ')}Z`).join('')

function isInside(x: number, y: number, rings: MapZone['rings']): boolean {
  let inside = false
  for (const ring of rings) {
    let [ax, ay] = [ring[ring.length - 2] ?? 0, ring[ring.length - 1] ?? 0]
    for (let i = 0; i < ring.length; i += 2) {
      const [bx, by] = [ring[i] as number, ring[i + 1] as number]
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
      ;[ax, ay] = [bx, by]
    }
  }
  return inside
}

function boundsOf(placed: readonly Placed[]) {
  let [south, north] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  let [west, east] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  const take = (lat: number, lon: number) => {
    if (lat < south) south = lat
    if (lat > north) north = lat
    if (lon < west) west = lon
    if (lon > east) east = lon
  }
  const [lats, lons] = [usual(placed.map(({ lat }) => lat)), usual(placed.map(({ lon }) => lon))]
  for (const { lat, lon, rings } of placed) {
    if (!isWithin(lat, lats) || !isWithin(lon, lons)) continue
    take(lat, lon)
    for (const ring of rings) for (let i = 0; i < ring.length; i += 2) take(ring[i] as number, ring[i + 1] as number)
  }
  return { south, north, west, east }
}

type Range = readonly [low: number, high: number]

const isWithin = (value: number, [low, high]: Range): boolean => value >= low && value <= high

/** Where points usually are: a few that lie far from all others do not make the map small, and fall off its edge. */
function usual(values: readonly number[]): Range {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0
  const [low, high] = [at(OUTLYING), at(1 - OUTLYING)]
  const margin = FAR * (high - low)
  return [low - margin, high + margin]
}
