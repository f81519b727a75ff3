import { memoryCheckpointStore } from '@/lib/adapters/memory/checkpoint-store'
import { memoryDeployQueueStore } from '@/lib/adapters/memory/deploy-queue-store'
import { memoryJobStore } from '@/lib/adapters/memory/job-store'
import { memoryMappingStore } from '@/lib/adapters/memory/mapping-store'
import { memoryPayoffStore } from '@/lib/adapters/memory/payoff-store'
import { memoryRegistryStore } from '@/lib/adapters/memory/registry-store'
import { type ArtefactShelf, memoryRunStore } from '@/lib/adapters/memory/run-store'
import { memorySweepStore } from '@/lib/adapters/memory/sweep-store'
import { memoryZoneSetStore } from '@/lib/adapters/memory/zone-set-store'
import { browserClock, type Workspace } from './workspace'

/** An empty workspace that lasts as long as the tab, for browsers that keep nothing. */
export function createMemoryWorkspace(clock = browserClock): Workspace {
  const watchers = new Set<() => void>()
  const changed = () => {
    for (const tell of watchers) tell()
  }
  const artefacts: ArtefactShelf = new Map()
  const settings = new Map<string, unknown>()
  return {
    clock,
    datasets: { list: async () => [], get: async () => null, update: async () => false },
    zoneSets: telling(memoryZoneSetStore(), ['put', 'remove'], changed),
    mappings: telling(memoryMappingStore(), ['put', 'remove'], changed),
    runs: telling(memoryRunStore(artefacts), ['put', 'edit', 'move', 'appendEpoch', 'finish', 'remove'], changed),
    registry: telling(memoryRegistryStore(artefacts), ['commit'], changed),
    jobs: telling(memoryJobStore(), ['put', 'update', 'remove'], changed),
    deployQueue: telling(memoryDeployQueueStore(), ['put', 'remove'], changed),
    payoffs: telling(memoryPayoffStore(), ['put', 'removeOf'], changed),
    sweeps: telling(memorySweepStore(), ['put', 'move'], changed),
    checkpoints: telling(memoryCheckpointStore(), ['write', 'remove'], changed),
    settings: {
      get: async (key) => settings.get(key),
      set: async (key, value) => {
        settings.set(key, value)
        changed()
      },
    },
    watch: (query, show, failed) => {
      const ask = () => {
        query().then(show, failed)
      }
      watchers.add(ask)
      ask()
      return () => watchers.delete(ask)
    },
  }
}

/** The same store, telling after each of its methods that change something. */
function telling<Store extends object>(store: Store, writes: readonly (keyof Store)[], changed: () => void): Store {
  return new Proxy(store, {
    get: (target, key, receiver) => {
      const method: unknown = Reflect.get(target, key, receiver)
      if (typeof method !== 'function' || !writes.some((name) => name === key)) return method
      return async (...given: unknown[]) => {
        const answer: unknown = await Reflect.apply(method, target, given)
        changed()
        return answer
      }
    },
  })
}
