import type { MappingStore, SavedMapping } from '@/lib/trips/mapping/mapping-store'
import { readMapping } from '@/lib/trips/mapping/trip-mapping'
import type { Database } from './database'
import type { TripMappingRow } from './rows'

/** Mappings in IndexedDB. One that this build does not understand is as good as none. */
export function dexieMappingStore({ tripMappings }: Database): MappingStore {
  return {
    list: async () => (await tripMappings.toArray()).flatMap((row) => toSaved(row) ?? []),
    get: async (fingerprint) => toSaved(await tripMappings.get(fingerprint))?.mapping ?? null,
    put: async ({ fingerprint, mapping }) => {
      await tripMappings.put({ schemaVersion: 1, fingerprint, mapping })
    },
    remove: (fingerprint) => tripMappings.delete(fingerprint),
  }
}

function toSaved(row: TripMappingRow | undefined): SavedMapping | null {
  if (!row) return null
  const mapping = readMapping(row.mapping, 'The saved mapping')
  return mapping.ok ? { fingerprint: row.fingerprint, mapping: mapping.value } : null
}
