import type { RegistryEvent } from '@/lib/registry/model-version'
import type { RegistryStore } from '@/lib/registry/registry-store'
import { verifyArtefactBytes } from '@/lib/registry/verify-artefact-bytes'
import type { Clock } from '@/lib/shared/clock'
import { isOutOfRoom } from '@/lib/shared/out-of-room'
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
    commit: async (decide, artefact) => {
      const write = () =>
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
        })
      try {
        return await write()
      } catch (error) {
        if (isOutOfRoom(error)) return noRoom()
        throw error
      }
    },
    artefact: async (id) => {
      const row = await artefacts.get(id)
      if (!row) return fail('artefact/gone', 'The model’s file is no longer stored in this browser.')
      return verifyArtefactBytes(id, row.bytes)
    },
  }
}

const noRoom = () =>
  fail(
    'storage/quota',
    'The browser has no room left to write this down; versions and names are as they were. Delete datasets you no longer need, or free disk space, and try again.',
  )

const toEvent = ({ at, model, what }: RegistryEventRow): RegistryEvent => ({ at, model, what })
