'use client'
import { type Live, useLive } from '@/components/providers/use-live'
import type { QueuedDeploy } from '@/lib/deployments/deploy-queue'
import { isTrial } from '@/lib/experiments/is-trial'
import type { Run } from '@/lib/experiments/run'
import type { RegistryEvent } from '@/lib/registry/model-version'
import type { Registry } from '@/lib/registry/registry-store'
import type { Dataset } from '@/lib/trips/dataset'

export interface OverviewRecords {
  readonly datasets: readonly Dataset[]
  /** Newest first, without those in the bin. */
  readonly runs: readonly Run[]
  readonly registry: Registry
  readonly events: readonly RegistryEvent[]
  readonly deploys: readonly QueuedDeploy[]
  readonly now: number
}

/** What this browser keeps, as far as the overview tells of it. */
export function useOverview(): Live<OverviewRecords> {
  return useLive(async ({ datasets, runs, registry, deployQueue, clock }) => {
    const all = (await runs.list()).filter((run) => !isTrial(run))
    return {
      datasets: await datasets.list(),
      runs: all.filter(({ binnedAt }) => binnedAt === null).sort((a, b) => b.createdAt - a.createdAt),
      registry: await registry.read(),
      events: await registry.events(),
      deploys: await deployQueue.list(),
      now: clock.now(),
    }
  }, 'overview')
}
