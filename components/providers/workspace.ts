import { liveQuery } from 'dexie'
import { type Access, Database } from '@/lib/adapters/dexie/database'
import { type DatasetCatalogue, dexieDatasetCatalogue } from '@/lib/adapters/dexie/dataset-catalogue'
import { dexieDeployQueueStore } from '@/lib/adapters/dexie/deploy-queue-store'
import { dexieJobStore } from '@/lib/adapters/dexie/job-store'
import { dexieRegistryStore } from '@/lib/adapters/dexie/registry-store'
import { dexieRunStore } from '@/lib/adapters/dexie/run-store'
import { dexieSettingsStore } from '@/lib/adapters/dexie/settings-store'
import { dexieZoneSetStore } from '@/lib/adapters/dexie/zone-set-store'
import type { DeployQueueStore } from '@/lib/deployments/deploy-queue-store'
import type { RunStore } from '@/lib/experiments/run-store'
import type { ZoneSetStore } from '@/lib/places/zone-set-store'
import type { RegistryStore } from '@/lib/registry/registry-store'
import { type Clock, millis } from '@/lib/shared/clock'
import type { JobStore } from '@/lib/shared/job-store'
import type { SettingsStore } from '@/lib/shared/settings-store'

/** Calls `show` with the query's answer, again after each change of what it read; returns how to stop. */
export type Watch = <T>(
  query: () => Promise<T>,
  show: (value: T) => void,
  failed: (error: unknown) => void,
) => () => void

/** Everything the pages read and write in this browser. Chosen here and nowhere else. */
export interface Workspace {
  readonly clock: Clock
  readonly datasets: DatasetCatalogue
  readonly zoneSets: ZoneSetStore
  readonly runs: RunStore
  readonly registry: RegistryStore
  readonly jobs: JobStore
  readonly deployQueue: DeployQueueStore
  readonly settings: SettingsStore
  readonly watch: Watch
  /** The connection, for start-up. */
  readonly database: Database
}

export type { Access }

export const browserClock: Clock = { now: () => millis(Date.now()) }

/** The workspace in IndexedDB. Nothing is opened until something is asked of it. */
export function createWorkspace(database = new Database(), clock = browserClock): Workspace {
  return {
    clock,
    database,
    datasets: dexieDatasetCatalogue(database),
    zoneSets: dexieZoneSetStore(database),
    runs: dexieRunStore(database, clock),
    registry: dexieRegistryStore(database, clock),
    jobs: dexieJobStore(database),
    deployQueue: dexieDeployQueueStore(database),
    settings: dexieSettingsStore(database),
    watch: (query, show, failed) => {
      const subscription = liveQuery(query).subscribe(show, failed)
      return () => subscription.unsubscribe()
    },
  }
}
