import type { QueuedDeploy } from '@/lib/deployments/deploy-queue'
import type { DeployQueueStore } from '@/lib/deployments/deploy-queue-store'

/** The deploy queue in memory. */
export function memoryDeployQueueStore(): DeployQueueStore {
  const deploys = new Map<string, QueuedDeploy>()
  return {
    list: async () => [...deploys.values()].sort((a, b) => a.queuedAt - b.queuedAt),
    get: async (id) => deploys.get(id) ?? null,
    put: async (deploy) => {
      deploys.set(deploy.id, deploy)
    },
    remove: async (id) => {
      deploys.delete(id)
    },
  }
}
