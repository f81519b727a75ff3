import { zoneSetId } from '@/lib/shared/ids'
import type { Layout, Zone, ZoneSet } from './zone-set'

/** Where zones lie by rides alone: zones are as far apart as rides between them are long. */
export interface TravelTimeMap {
  readonly of: Extract<Layout, { kind: 'travel-time' }>['of']
  /** Ascending ids; the latitude and longitude are kilometres, or minutes, north and east of the middle as if at the equator. */
  readonly places: readonly { readonly id: number; readonly lat: number; readonly lon: number }[]
  /** How far the plane misses the rides' lengths, as a share of them: 0 is a perfect fit. */
  readonly stress: number
}

/** The zones of a set with the positions of a travel-time map in place of what points it has. */
export function mappedZones({ of, places }: TravelTimeMap, zones: readonly Zone[], name: string | null): ZoneSet {
  const named = new Map(zones.map((zone) => [zone.id, zone]))
  const at = new Map(places.map((place) => [place.id, place]))
  const ids = [...new Set([...named.keys(), ...at.keys()])].sort((a, b) => a - b)
  return {
    schemaVersion: 2,
    id: zoneSetId('travel-time-map'),
    name: name === null ? 'Travel-time map' : `${name}, travel-time map`,
    zones: ids.map((id) => ({
      id,
      name: named.get(id)?.name ?? null,
      borough: named.get(id)?.borough ?? null,
      lat: at.get(id)?.lat ?? null,
      lon: at.get(id)?.lon ?? null,
    })),
    layout: { kind: 'travel-time', of },
    readAs: [],
    simulated: false,
  }
}
