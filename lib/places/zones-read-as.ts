/** How files of zones were read, in sentences for a person to check. */
import type { Zone } from './zone-set'
import type { ZoneShapes } from './zone-shapes'
import type { ZoneTable } from './zone-table'

const MOST_IDS = 8

export function sayShapes(name: string, { kind, features, properties, zones }: ZoneShapes): string {
  const { id, borough } = properties
  const parts = [
    id.kind === 'property'
      ? `the id is “${id.name}”`
      : id.kind === 'own'
        ? "the id is the features' own"
        : 'there is no id: zones are numbered in the order of the file',
    properties.name === null ? 'there is no name' : `the name is “${properties.name}”`,
    ...(borough === null ? [] : [`the borough is “${borough}”`]),
  ]
  const several = zones.filter((zone) => zone.shapes > 1)
  const most = several.slice(0, MOST_IDS).map((zone) => `${zone.id} has ${zone.shapes}`)
  const more = several.length > MOST_IDS ? ` and ${several.length - MOST_IDS} more have several` : ''
  return `${name}: ${kind}, ${features} shapes of ${zones.length} zones; ${parts.join(', ')}${several.length > 0 ? `; ${most.join(', ')}${more}` : ''}.`
}

export function sayTable(name: string, { kind, zones }: ZoneTable): string {
  const ids = new Set(zones.map((zone) => zone.id)).size
  const what = kind === 'points' ? 'points and names' : 'names'
  return `${name}: ${what} of ${ids} zones${ids === zones.length ? '' : ` in ${zones.length} rows`}.`
}

/** Which zones are known by name only, and which cannot be drawn. */
export function sayNamesOnly(zones: readonly Zone[]): readonly string[] {
  const shapeless = zones.filter((zone) => zone.outline === undefined)
  if (shapeless.length === 0) return []
  const ids = shapeless.slice(0, MOST_IDS).map((zone) => zone.id)
  const more = shapeless.length > MOST_IDS ? ` and ${shapeless.length - MOST_IDS} more` : ''
  return [
    `${shapeless.length === 1 ? 'Zone' : 'Zones'} ${ids.join(', ')}${more} ${shapeless.length === 1 ? 'has' : 'have'} no shape.`,
  ]
}
