import type { RegistryEvent } from '@/lib/registry/model-version'
import type { RegistryStore } from '@/lib/registry/registry-store'
import { verifyArtefactBytes } from '@/lib/registry/verify-artefact-bytes'
import type { Clock } from '@/lib/shared/clock'
import { fail } from '@/lib/shared/result'
import type { Database } from './database'
import type { RegistryEventRow } from './rows'

/** Model versions, aliases and their history in IndexedDB. */
export function dexieRegistryStore(database: Database, clock: Clock): RegistryStore {
  const { modelVersions, aliases, registryEvents, artefacts } = database
  return {
    read: () =>
      database.transaction('r', modelVersions, aliases, async () => ({
        versions: await modelVersions.toArray(),
        aliases: await aliases.toArray(),
      })),
    events: async (model) => {
      const rows =
        model === undefined
          ? await registryEvents.toArray()
          : await registryEvents.where('model').equals(model).sortBy('seq')
      return rows.map(toEvent)
    },
    commit: (decide, artefact) =>
      database.transaction('rw', modelVersions, aliases, registryEvents, artefacts, async () => {
        const decision = decide({ versions: await modelVersions.toArray(), aliases: await aliases.toArray() })
        if (!decision.ok) return decision
        const change = decision.value
        if (artefact)
          await artefacts.put({ schemaVersion: 1, id: artefact.id, storedAt: clock.now(), bytes: artefact.bytes })
        // `add`, not `put`: a version that exists is never overwritten.
        await modelVersions.bulkAdd([...change.addVersions])
        await aliases.bulkPut(change.setAliases.map((alias) => ({ ...alias, schemaVersion: 1 as const })))
        await aliases.bulkDelete(change.dropAliases.map(({ model, alias }): [string, string] => [model, alias]))
        await registryEvents.bulkAdd(change.events.map((event) => ({ ...event, schemaVersion: 1 as const })))
        return decision
      }),
    artefact: async (id) => {
      const row = await artefacts.get(id)
      if (!row) return fail('artefact/gone', 'The model’s file is no longer stored in this browser.')
      return verifyArtefactBytes(id, row.bytes)
    },
  }
}

const toEvent = ({ at, model, what }: RegistryEventRow): RegistryEvent => ({ at, model, what })
