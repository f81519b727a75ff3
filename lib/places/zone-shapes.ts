import { fail, ok, type Result } from '@/lib/shared/result'
import { interiorPoint } from './interior-point'
import { areaOf, type Polygon, type Position } from './polygon'
import { readShapeFile, type ShapeFeature, type ShapeFile } from './shape-file'
import { zoneLabel } from './zone-label'
import { findZoneProperties, textIn, type ZoneProperties, zoneIdIn } from './zone-properties'

/** A zone with all polygons that any feature gives it, and a point inside the largest of them. */
export interface ShapedZone {
  readonly id: number
  readonly name: string | null
  readonly borough: string | null
  /** Features of it. */
  readonly shapes: number
  readonly polygons: readonly Polygon[]
  readonly point: Position | null
}

export interface ZoneShapes {
  readonly kind: ShapeFile['kind']
  readonly features: number
  readonly properties: ZoneProperties
  /** By id. */
  readonly zones: readonly ShapedZone[]
}

const MOST_ZONES = 65_535

/**
 * The zones in a GeoJSON or TopoJSON. Their ids are a property, the features' own ids, or, where there is neither but names, the order of
 * the file. Several features may be of one zone. Fails as `readShapeFile` does, and with `zones/no-id`.
 */
export function readZoneShapes(name: string, bytes: Uint8Array): Result<ZoneShapes> {
  const read = readShapeFile(name, bytes)
  if (!read.ok) return read
  const { kind, features } = read.value
  const properties = findZoneProperties(features)
  if (properties.id.kind === 'none' && properties.name === null)
    return fail(
      'zones/no-id',
      `${name}: no property of its ${features.length} features says which zone each is. Found: ${propertiesOf(features)}. Looked for: a whole number from 1 to 65535 in every feature, as LocationID, or a name.`,
    )
  const zones = new Map<number, ShapeFeature[]>()
  const numbered = new Map<string, number>()
  for (const feature of features) {
    const id = idOf(feature, properties, numbered)
    if (id > MOST_ZONES) return fail('zones/too-large', `${name} names more than ${MOST_ZONES} zones.`)
    if (id > 0) zones.set(id, [...(zones.get(id) ?? []), feature])
  }
  return ok({
    kind,
    features: features.length,
    properties,
    zones: [...zones].sort(([a], [b]) => a - b).map(([id, of]) => shapedZone(id, of, properties)),
  })
}

const propertiesOf = (features: readonly ShapeFeature[]): string =>
  [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))].slice(0, 20).join(', ').slice(0, 200) ||
  'none'

/** 0 where a feature without a name cannot be numbered. */
function idOf(feature: ShapeFeature, { id, name }: ZoneProperties, numbered: Map<string, number>): number {
  if (id.kind === 'own') return zoneIdIn(feature.id)
  if (id.kind === 'property') return zoneIdIn(feature.properties[id.name])
  const text = name === null ? null : textIn(feature.properties[name])
  if (text === null) return 0
  if (!numbered.has(text)) numbered.set(text, numbered.size + 1)
  return numbered.get(text) ?? 0
}

function shapedZone(id: number, features: readonly ShapeFeature[], told: ZoneProperties): ShapedZone {
  const text = (property: string | null) => {
    if (property === null) return null
    const found = features.map((feature) => textIn(feature.properties[property])).find((value) => value !== null)
    return zoneLabel(found ?? '')
  }
  const polygons = features.flatMap((feature) => feature.polygons)
  const largest = polygons.reduce<Polygon | null>(
    (best, each) => (best === null || areaOf(each) > areaOf(best) ? each : best),
    null,
  )
  return {
    id,
    name: text(told.name),
    borough: text(told.borough),
    shapes: features.length,
    polygons,
    point: largest ? interiorPoint(largest) : (features.find((feature) => feature.point !== null)?.point ?? null),
  }
}
