import { nameColumns } from '@/lib/shared/csv/name-columns'
import { parseTable } from '@/lib/shared/csv/parse-table'
import { hashBytes } from '@/lib/shared/hash'
import { zoneSetId } from '@/lib/shared/ids'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { Zone, ZoneSet } from './zone-set'

export interface ZoneFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Zones in one set; TLC has 263. */
const MOST_ZONES = 10_000
export const MOST_ZONE_FILE_BYTES = 4 << 20
const LONGEST_NAME = 120
/** Control characters, direction marks and zero-width characters: a name must not change how the text around it reads. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu
/** No city lies outside these latitudes: a point that does has its coordinates swapped. */
const [SOUTHMOST, NORTHMOST] = [-60, 75]

/** What a zone file is, by the header's names: points of zones, a lookup of names, or neither. */
export function recogniseZoneFile(header: readonly string[]): 'points' | 'lookup' | null {
  const names = new Set(header.map((name) => name.trim().toLowerCase()))
  if (!names.has('locationid')) return null
  if (names.has('lat') && names.has('lon')) return 'points'
  return names.has('zone') && names.has('borough') ? 'lookup' : null
}

/**
 * Reads a points CSV (`LocationID, zone, borough, lat, lon`), the TLC lookup CSV (`LocationID, Borough, Zone, service_zone`), or both, which
 * are merged: points give coordinates, the lookup gives names. A zone of several shapes gets the mean of their points. The name "NA" is
 * a name. Fails with `zones/unknown-header`, `zones/bad-row`, `zones/too-large` or `zones/empty`.
 */
export async function parseZones(files: readonly ZoneFile[]): Promise<Result<ZoneSet>> {
  const points = new Map<number, { zone: Zone; shapes: number }>()
  const names = new Map<number, Zone>()
  for (const file of files) {
    if (file.bytes.length > MOST_ZONE_FILE_BYTES)
      return fail('zones/too-large', `${file.name} is larger than 4 MiB, which no list of zones is.`)
    const [header = [], ...rows] = parseTable(file.bytes)
    const kind = recogniseZoneFile(header)
    if (!kind)
      return fail(
        'zones/unknown-header',
        `${file.name}: the header is not one of zones. Found: ${nameColumns(header)}. Looked for: LocationID, zone, borough, lat, lon, or LocationID, Borough, Zone.`,
      )
    for (const [i, row] of rows.entries()) {
      const zone = readZoneRow(header, row, kind, `${file.name}, row ${i + 1}`)
      if (!zone.ok) return zone
      const { id } = zone.value
      if (kind === 'lookup') names.set(id, zone.value)
      else {
        const before = points.get(id)
        points.set(id, before ? mean(before, zone.value) : { zone: zone.value, shapes: 1 })
      }
    }
  }
  const ids = [...new Set([...points.keys(), ...names.keys()])].sort((a, b) => a - b)
  if (ids.length === 0) return fail('zones/empty', 'There is no zone in these files.')
  if (ids.length > MOST_ZONES) return fail('zones/too-large', `${ids.length} zones are more than ${MOST_ZONES}.`)
  const zones = ids.map((id): Zone => {
    const point = points.get(id)?.zone
    const named = names.get(id)
    return {
      id,
      name: named?.name ?? point?.name ?? null,
      borough: named?.borough ?? point?.borough ?? null,
      lat: point?.lat ?? null,
      lon: point?.lon ?? null,
    }
  })
  return ok(await zoneSetOf(files.map((file) => file.name.replace(/\.csv$/i, '')).join(' + '), zones, false))
}

/** A zone set whose id is the hash of its zones. */
export async function zoneSetOf(name: string, zones: readonly Zone[], simulated: boolean): Promise<ZoneSet> {
  const text = JSON.stringify(zones.map(({ id, name, borough, lat, lon }) => [id, name, borough, lat, lon]))
  return {
    schemaVersion: 1,
    id: zoneSetId(await hashBytes(new TextEncoder().encode(text))),
    name,
    zones,
    simulated,
  }
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
  const text = (name: string) => cell(name).replace(UNSEEN, ' ').trim().slice(0, LONGEST_NAME) || null
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

function mean(before: { zone: Zone; shapes: number }, next: Zone): { zone: Zone; shapes: number } {
  const { zone, shapes } = before
  const blend = (a: number | null, b: number | null) => ((a ?? 0) * shapes + (b ?? 0)) / (shapes + 1)
  return { zone: { ...zone, lat: blend(zone.lat, next.lat), lon: blend(zone.lon, next.lon) }, shapes: shapes + 1 }
}
