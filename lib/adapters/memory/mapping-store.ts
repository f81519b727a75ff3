import type { MappingStore, SavedMapping } from '@/lib/trips/mapping/mapping-store'

/** Mappings in memory. */
export function memoryMappingStore(): MappingStore {
  const saved = new Map<string, SavedMapping>()
  return {
    list: async () => [...saved.values()].sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1)),
    get: async (fingerprint) => saved.get(fingerprint)?.mapping ?? null,
    put: async (one) => {
      saved.set(one.fingerprint, one)
    },
    remove: async (fingerprint) => {
      saved.delete(fingerprint)
    },
  }
}
