import type { QueuedDeploy } from './deploy-queue'

/** Deploys that are on their way, wait, or whose answer nobody has dismissed yet. */
export interface DeployQueueStore {
  /** Oldest first. */
  list(): Promise<readonly QueuedDeploy[]>
  get(id: string): Promise<QueuedDeploy | null>
  /** Creates or replaces. */
  put(deploy: QueuedDeploy): Promise<void>
  remove(id: string): Promise<void>
}
