import type { ZoneSet } from '@/lib/places/zone-set'
import type { ZoneSetStore } from '@/lib/places/zone-set-store'
import type { ZoneSetId } from '@/lib/shared/ids'

/** Zone sets in memory. */
export function memoryZoneSetStore(): ZoneSetStore {
  const zoneSets = new Map<ZoneSetId, ZoneSet>()
  return {
    list: async () => [...zoneSets.values()],
    get: async (id) => zoneSets.get(id) ?? null,
    put: async (zoneSet) => {
      zoneSets.set(zoneSet.id, zoneSet)
    },
    remove: async (id) => {
      zoneSets.delete(id)
    },
  }
}
