import { fail, ok, type Result } from '@/lib/shared/result'
import { drawOutlines } from './draw-outlines'
import type { Polygon } from './polygon'
import { isJson } from './shape-file'
import type { Zone, ZoneSet } from './zone-set'
import { zoneSetOf } from './zone-set-of'
import { readZoneShapes, type ShapedZone } from './zone-shapes'
import { readZoneTable } from './zone-table'
import { sayNamesOnly, sayShapes, sayTable } from './zones-read-as'

export interface ZoneFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Zones in one set; TLC has 263. */
const MOST_ZONES = 10_000
/** A list of zones; and shapes, which TLC publishes in 4 MB. */
export const MOST_TABLE_BYTES = 4 << 20
export const MOST_SHAPE_BYTES = 32 << 20

/**
 * Reads what is known of zones: a points CSV, a lookup CSV (`readZoneTable`), GeoJSON or TopoJSON (`readZoneShapes`), or several of them,
 * which are joined by id in whatever order they come. Shapes give outlines and a point inside the largest of a zone, points give
 * coordinates in place of those, a lookup gives names in place of all others. A zone of several points lies at their mean; one without a
 * shape is not drawn. Fails as those readers do and with `zones/too-large` or `zones/empty`.
 */
export async function parseZones(files: readonly ZoneFile[]): Promise<Result<ZoneSet>> {
  const points = new Map<number, { zone: Zone; points: number }>()
  const names = new Map<number, Zone>()
  const shaped = new Map<number, ShapedZone>()
  const readAs: string[] = []
  for (const { name, bytes } of files) {
    const holdsShapes = isJson(bytes)
    const most = holdsShapes ? MOST_SHAPE_BYTES : MOST_TABLE_BYTES
    if (bytes.length > most)
      return fail('zones/too-large', `${name} is larger than ${most >> 20} MiB, which no file of zones need be.`)
    if (holdsShapes) {
      const read = readZoneShapes(name, bytes)
      if (!read.ok) return read
      readAs.push(sayShapes(name, read.value))
      for (const zone of read.value.zones) shaped.set(zone.id, joined(shaped.get(zone.id), zone))
      continue
    }
    const read = readZoneTable(name, bytes)
    if (!read.ok) return read
    readAs.push(sayTable(name, read.value))
    for (const zone of read.value.zones) {
      if (read.value.kind === 'lookup') names.set(zone.id, zone)
      else points.set(zone.id, mean(points.get(zone.id), zone))
    }
  }
  const ids = [...new Set([...points.keys(), ...names.keys(), ...shaped.keys()])].sort((a, b) => a - b)
  if (ids.length === 0) return fail('zones/empty', 'There is no zone in these files.')
  if (ids.length > MOST_ZONES) return fail('zones/too-large', `${ids.length} zones are more than ${MOST_ZONES}.`)
  const outlines = drawOutlines(
    new Map([...shaped].map(([id, { polygons }]): [number, readonly Polygon[]] => [id, polygons])),
  )
  const zones = ids.map((id): Zone => {
    const [point, named, shape] = [points.get(id)?.zone, names.get(id), shaped.get(id)]
    const outline = outlines.get(id)
    return {
      id,
      name: named?.name ?? point?.name ?? shape?.name ?? null,
      borough: named?.borough ?? point?.borough ?? shape?.borough ?? null,
      lat: point?.lat ?? shape?.point?.[1] ?? null,
      lon: point?.lon ?? shape?.point?.[0] ?? null,
      ...(outline === undefined ? {} : { outline }),
    }
  })
  const name = files.map((file) => file.name.replace(/\.(csv|geojson|topojson|json)$/i, '')).join(' + ')
  if (shaped.size > 0) readAs.push(...sayNamesOnly(zones))
  return ok(await zoneSetOf({ name, zones, readAs }))
}

/** A zone that two files give shapes to; its point is of the first. */
function joined(before: ShapedZone | undefined, next: ShapedZone): ShapedZone {
  if (before === undefined) return next
  return { ...before, shapes: before.shapes + next.shapes, polygons: [...before.polygons, ...next.polygons] }
}

function mean(before: { zone: Zone; points: number } | undefined, next: Zone): { zone: Zone; points: number } {
  if (before === undefined) return { zone: next, points: 1 }
  const { zone, points } = before
  const blend = (a: number | null, b: number | null) => ((a ?? 0) * points + (b ?? 0)) / (points + 1)
  return { zone: { ...zone, lat: blend(zone.lat, next.lat), lon: blend(zone.lon, next.lon) }, points: points + 1 }
}
