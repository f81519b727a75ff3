'use client'
import { readyValue, useLive } from '@/components/providers/use-live'
import { useOnChange } from '@/components/providers/use-on-change'
import type { QueuedDeploy } from '@/lib/deployments/deploy-queue'

/** The deploys of this browser, null while they are read. `onLive` is called when one goes live: what the server said before is old then. */
export function useDeployQueue(onLive: () => void): readonly QueuedDeploy[] | null {
  const queue = readyValue(useLive((workspace) => workspace.deployQueue.list(), 'deploy-queue'))
  const live = queue?.flatMap((deploy) => (deploy.state.status === 'live' ? [deploy.id] : [])).join()
  useOnChange(live ?? null, onLive)
  return queue
}
