import type { DeployQueueStore } from '@/lib/deployments/deploy-queue-store'
import type { Database } from './database'

/** The deploy queue in IndexedDB. */
export function dexieDeployQueueStore({ deployQueue }: Database): DeployQueueStore {
  return {
    list: () => deployQueue.orderBy('queuedAt').toArray(),
    get: async (id) => (await deployQueue.get(id)) ?? null,
    put: async (deploy) => {
      await deployQueue.put(deploy)
    },
    remove: (id) => deployQueue.delete(id),
  }
}
