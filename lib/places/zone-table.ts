import { nameColumns } from '@/lib/shared/csv/name-columns'
import { parseTable } from '@/lib/shared/csv/parse-table'
import { fail, ok, type Result } from '@/lib/shared/result'
import { NORTHMOST, SOUTHMOST } from './shape-file'
import { zoneLabel } from './zone-label'
import type { Zone } from './zone-set'

/** A list of zones, row by row: points of zones with their names, or a lookup of names. */
export interface ZoneTable {
  readonly kind: 'points' | 'lookup'
  readonly zones: readonly Zone[]
}

/** What a zone file is, by the header's names: points of zones, a lookup of names, or neither. */
export function recogniseZoneFile(header: readonly string[]): ZoneTable['kind'] | null {
  const names = new Set(header.map((name) => name.trim().toLowerCase()))
  if (!names.has('locationid')) return null
  if (names.has('lat') && names.has('lon')) return 'points'
  return names.has('zone') && names.has('borough') ? 'lookup' : null
}

/**
 * Reads a points CSV (`LocationID, zone, borough, lat, lon`) or the TLC lookup CSV (`LocationID, Borough, Zone, service_zone`). The name "NA" is
 * a name. Fails with `zones/unknown-header` or `zones/bad-row`.
 */
export function readZoneTable(name: string, bytes: Uint8Array): Result<ZoneTable> {
  const [header = [], ...rows] = parseTable(bytes)
  const kind = recogniseZoneFile(header)
  if (!kind)
    return fail(
      'zones/unknown-header',
      `${name}: the header is not one of zones. Found: ${nameColumns(header)}. Looked for: LocationID, zone, borough, lat, lon, or LocationID, Borough, Zone; or GeoJSON or TopoJSON.`,
    )
  const zones: Zone[] = []
  for (const [i, row] of rows.entries()) {
    const zone = readZoneRow(header, row, kind, `${name}, row ${i + 1}`)
    if (!zone.ok) return zone
    zones.push(zone.value)
  }
  return ok({ kind, zones })
}

function readZoneRow(
  header: readonly string[],
  row: readonly string[],
  kind: 'points' | 'lookup',
  where: string,
): Result<Zone> {
  const cell = (name: string) => (row[header.findIndex((one) => one.trim().toLowerCase() === name)] ?? '').trim()
  const id = /^\d{1,5}$/.test(cell('locationid')) ? Number(cell('locationid')) : 0
  if (id < 1 || id > 65_535)
    return fail(
      'zones/bad-row',
      `${where}: LocationID ${JSON.stringify(cell('locationid').slice(0, 40))} is not a whole number from 1 to 65535.`,
    )
  const text = (name: string) => zoneLabel(cell(name))
  const zone = { id, name: text('zone'), borough: text('borough') }
  if (kind === 'lookup') return ok({ ...zone, lat: null, lon: null })
  const lat = degrees(cell('lat'))
  const lon = degrees(cell('lon'))
  if (Number.isNaN(lat) || Math.abs(lat) > 90 || Number.isNaN(lon) || Math.abs(lon) > 180 || (lat === 0 && lon === 0))
    return fail(
      'zones/bad-row',
      `${where}: (${cell('lat').slice(0, 40)}, ${cell('lon').slice(0, 40)}) is not a point of latitude −90…90 and longitude −180…180.`,
    )
  if (lat < SOUTHMOST || lat > NORTHMOST)
    return fail(
      'zones/bad-row',
      `${where}: no city lies at latitude ${lat}. If latitude and longitude (${lon}) are swapped, put them right.`,
    )
  return ok({ ...zone, lat, lon })
}

const degrees = (text: string): number => (/^-?\d{1,3}(\.\d{1,20})?$/.test(text) ? Number(text) : Number.NaN)
