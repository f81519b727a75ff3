import type { ZoneSetStore } from '@/lib/places/zone-set-store'
import type { Database } from './database'

/** Zone sets in IndexedDB. */
export function dexieZoneSetStore({ zoneSets }: Database): ZoneSetStore {
  return {
    list: () => zoneSets.toArray(),
    get: async (id) => (await zoneSets.get(id)) ?? null,
    put: async (zoneSet) => {
      await zoneSets.put(zoneSet)
    },
    remove: async (id) => {
      await zoneSets.delete(id)
    },
  }
}
