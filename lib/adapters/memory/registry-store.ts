import type { Alias, ModelVersion, RegistryEvent } from '@/lib/registry/model-version'
import type { RegistryStore } from '@/lib/registry/registry-store'
import { verifyArtefactBytes } from '@/lib/registry/verify-artefact-bytes'
import { fail } from '@/lib/shared/result'
import type { ArtefactShelf } from './run-store'

/** The registry in memory: for tests, and where the browser keeps nothing. */
export function memoryRegistryStore(artefacts: ArtefactShelf = new Map()): RegistryStore {
  const versions: ModelVersion[] = []
  const aliases = new Map<string, Alias>()
  const events: RegistryEvent[] = []
  const key = ({ model, alias }: Pick<Alias, 'model' | 'alias'>) => `${model}@${alias}`
  return {
    read: async () => ({ versions: [...versions], aliases: [...aliases.values()] }),
    events: async (model) => events.filter((event) => model === undefined || event.model === model),
    commit: async (decide, artefact) => {
      const decision = decide({ versions: [...versions], aliases: [...aliases.values()] })
      if (!decision.ok) return decision
      const change = decision.value
      if (artefact) artefacts.set(artefact.id, artefact.bytes)
      versions.push(...change.addVersions)
      for (const alias of change.setAliases) aliases.set(key(alias), alias)
      for (const alias of change.dropAliases) aliases.delete(key(alias))
      events.push(...change.events)
      return decision
    },
    artefact: async (id) => {
      const bytes = artefacts.get(id)
      if (!bytes) return fail('artefact/gone', 'The model’s file is no longer stored in this browser.')
      return verifyArtefactBytes(id, bytes)
    },
  }
}
