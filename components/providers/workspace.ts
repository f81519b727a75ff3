import type { DeployQueueStore } from '@/lib/deployments/deploy-queue-store'
import type { CheckpointStore } from '@/lib/experiments/checkpoint-store'
import type { RunStore } from '@/lib/experiments/run-store'
import type { PayoffStore } from '@/lib/payoff/payoff-store'
import type { ZoneSetStore } from '@/lib/places/zone-set-store'
import type { RegistryStore } from '@/lib/registry/registry-store'
import { type Clock, millis } from '@/lib/shared/clock'
import type { JobStore } from '@/lib/shared/job-store'
import type { SettingsStore } from '@/lib/shared/settings-store'
import type { SweepStore } from '@/lib/sweeps/sweep-store'
import type { DatasetStore } from '@/lib/trips/dataset-store'
import type { MappingStore } from '@/lib/trips/mapping/mapping-store'

/** Calls `show` with the query's answer, again after each change of what it read; returns how to stop. */
type Watch = <T>(query: () => Promise<T>, show: (value: T) => void, failed: (error: unknown) => void) => () => void

/** Everything the pages read and write in this browser. Which stores these are is chosen by the provider and nowhere else. */
export interface Workspace {
  readonly clock: Clock
  /** Everything of the datasets but their trips, which only workers read. */
  readonly datasets: Pick<DatasetStore, 'list' | 'get' | 'update'>
  readonly zoneSets: ZoneSetStore
  readonly mappings: MappingStore
  readonly runs: RunStore
  readonly registry: RegistryStore
  readonly jobs: JobStore
  readonly deployQueue: DeployQueueStore
  readonly settings: SettingsStore
  readonly payoffs: PayoffStore
  readonly sweeps: SweepStore
  readonly checkpoints: CheckpointStore
  readonly watch: Watch
}

export const browserClock: Clock = { now: () => millis(Date.now()) }
