import type { SettingsStore } from '@/lib/shared/settings-store'
import type { Database } from './database'

/** Settings in IndexedDB. */
export function dexieSettingsStore({ settings }: Database): SettingsStore {
  return {
    get: async (key) => (await settings.get(key))?.value,
    set: async (key, value) => {
      await settings.put({ schemaVersion: 1, key, value })
    },
  }
}
