import { fail, ok, type Result } from '@/lib/shared/result'
import { BadShape, isObject, type Json } from './bad-shape'
import type { Polygon, Position } from './polygon'
import { arcReader } from './topology'

/** One feature of a file of shapes. */
export interface ShapeFeature {
  /** What to call it in a message: "feature 12". */
  readonly label: string
  /** The feature's own id, where it has one. */
  readonly id: unknown
  readonly properties: Readonly<Record<string, unknown>>
  readonly polygons: readonly Polygon[]
  /** Of a feature that is a point. */
  readonly point: Position | null
}

export interface ShapeFile {
  readonly kind: 'GeoJSON' | 'TopoJSON'
  readonly features: readonly ShapeFeature[]
}

const MOST_FEATURES = 20_000
/** No city lies outside these latitudes: a coordinate that does is swapped or not in degrees. */
export const SOUTHMOST = -60
export const NORTHMOST = 75

const BLANK = new Set([9, 10, 13, 32])

/** Does a file begin as JSON does? No table of trips or zones begins with a brace. */
export function isJson(start: Uint8Array): boolean {
  let at = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? 3 : 0
  while (BLANK.has(start[at] ?? -1)) at++
  return start[at] === 0x7b
}

/**
 * Reads GeoJSON (RFC 7946) or TopoJSON: polygons, multipolygons and points in degrees. Fails with `zones/not-shapes`, `zones/bad-shape`,
 * `zones/projected` (coordinates that are no degrees) or `zones/too-large`, naming the feature and what to do.
 */
export function readShapeFile(name: string, bytes: Uint8Array): Result<ShapeFile> {
  try {
    const root = parse(name, bytes)
    if (root.type === 'Topology') return ok({ kind: 'TopoJSON', features: fromTopology(name, root) })
    const given = root.type === 'FeatureCollection' ? root.features : root.type === 'Feature' ? [root] : null
    if (!Array.isArray(given))
      throw new BadShape(
        'zones/not-shapes',
        `${name} is JSON, but its "type" is ${word(root.type)}: zones are a FeatureCollection (GeoJSON) or a Topology (TopoJSON).`,
      )
    const advice = projectedAdvice(root)
    return ok({
      kind: 'GeoJSON',
      features: capped(name, given).map((each, i) => feature(name, each, i, advice)),
    })
  } catch (error) {
    if (error instanceof BadShape) return fail(error.code, error.message)
    throw error
  }
}

const word = (value: unknown): string => JSON.stringify(value)?.slice(0, 40) ?? 'missing'

function parse(name: string, bytes: Uint8Array): Json {
  let root: unknown
  try {
    root = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new BadShape('zones/not-shapes', `${name} begins like JSON and is none: ${why.slice(0, 120)}.`)
  }
  if (!isObject(root)) throw new BadShape('zones/not-shapes', `${name} is JSON, but no object: it holds no zones.`)
  return root
}

function capped(name: string, features: readonly unknown[]): readonly unknown[] {
  if (features.length <= MOST_FEATURES) return features
  throw new BadShape('zones/too-large', `${name} has ${features.length} features; ${MOST_FEATURES} is the most.`)
}

function fromTopology(name: string, root: Json): readonly ShapeFeature[] {
  const arcs = arcReader(name, root)
  const objects = isObject(root.objects) ? Object.values(root.objects) : []
  const given = objects.flatMap((object): readonly unknown[] =>
    isObject(object) && object.type === 'GeometryCollection' && Array.isArray(object.geometries)
      ? object.geometries
      : [object],
  )
  const advice = projectedAdvice(root)
  return capped(name, given).map((each, i) => {
    const label = `feature ${i + 1}`
    if (!isObject(each)) throw bad(name, label, 'is no geometry')
    return shape(name, label, each, arcs.resolve(each, label), advice)
  })
}

function feature(name: string, given: unknown, i: number, advice: string): ShapeFeature {
  const label = `feature ${i + 1}`
  if (!isObject(given) || given.type !== 'Feature') throw bad(name, label, 'is not of type "Feature"')
  return shape(name, label, given, given.geometry ?? null, advice)
}

function shape(name: string, label: string, { id, properties }: Json, geometry: unknown, advice: string): ShapeFeature {
  const of = { label, id: id ?? null, properties: isObject(properties) ? properties : {} }
  if (geometry === null) return { ...of, polygons: [], point: null }
  if (!isObject(geometry)) throw bad(name, label, 'has a geometry that is none')
  const check = (position: unknown) => inDegrees(name, label, position, advice)
  const polygon = (rings: unknown): Polygon => {
    if (!Array.isArray(rings) || rings.length === 0) throw bad(name, label, 'has a polygon without rings')
    return rings.map((ring) => {
      if (!Array.isArray(ring) || ring.length < 4)
        throw bad(name, label, 'has a ring of fewer than four positions, which encloses nothing')
      const positions = ring.map(check)
      const [first, last] = [positions[0], positions.at(-1)]
      if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
        throw bad(name, label, 'has a ring that is not closed: its last position must be its first')
      return positions
    })
  }
  switch (geometry.type) {
    case 'Polygon':
      return { ...of, polygons: [narrow(name, label, polygon(geometry.coordinates))], point: null }
    case 'MultiPolygon': {
      if (!Array.isArray(geometry.coordinates)) throw bad(name, label, 'has a MultiPolygon without polygons')
      const polygons = geometry.coordinates.map((each) => narrow(name, label, polygon(each)))
      return { ...of, polygons, point: null }
    }
    case 'Point':
      return { ...of, polygons: [], point: check(geometry.coordinates) }
    default:
      throw bad(name, label, `is a ${word(geometry.type)}; a zone is a Polygon, a MultiPolygon or a Point`)
  }
}

const bad = (name: string, label: string, what: string) =>
  new BadShape('zones/bad-shape', `${name}, ${label} ${what}. Repair it, or leave it out.`)

function inDegrees(name: string, label: string, position: unknown, advice: string): Position {
  const [lon, lat]: readonly unknown[] = Array.isArray(position) ? position : []
  if (typeof lon !== 'number' || typeof lat !== 'number' || !Number.isFinite(lon) || !Number.isFinite(lat))
    throw bad(name, label, `has the position ${word(position)}, which is not [longitude, latitude]`)
  if (Math.abs(lon) > 180 || Math.abs(lat) > 90)
    throw new BadShape('zones/projected', `${name}, ${label}: (${lon}, ${lat}) is not in degrees. ${advice}`)
  if (lat < SOUTHMOST || lat > NORTHMOST)
    throw new BadShape(
      'zones/bad-shape',
      `${name}, ${label}: no city lies at latitude ${lat}. If latitude and longitude (${lon}) are swapped, put them right: longitude comes first.`,
    )
  return [lon, lat]
}

/** What to do with coordinates that are no degrees; names the projection where the file does. */
function projectedAdvice(root: Json): string {
  const properties = isObject(root.crs) && isObject(root.crs.properties) ? root.crs.properties : {}
  const named = typeof properties.name === 'string' ? ` (it says ${properties.name.slice(0, 60)})` : ''
  return `The file is projected, in feet or metres${named}: export it again in WGS 84 (EPSG:4326).`
}

function narrow(name: string, label: string, polygon: Polygon): Polygon {
  const lons = (polygon[0] ?? []).map(([lon]) => lon)
  const span =
    lons.reduce((high, lon) => Math.max(high, lon), -180) - lons.reduce((low, lon) => Math.min(low, lon), 180)
  if (span <= 180) return polygon
  throw bad(name, label, 'reaches over more than half the globe: cut it at the 180th meridian')
}
