import { liveQuery } from 'dexie'
import { dexieCheckpointStore } from '@/lib/adapters/dexie/checkpoint-store'
import { Database } from '@/lib/adapters/dexie/database'
import { dexieDatasetCatalogue } from '@/lib/adapters/dexie/dataset-catalogue'
import { dexieDeployQueueStore } from '@/lib/adapters/dexie/deploy-queue-store'
import { dexieJobStore } from '@/lib/adapters/dexie/job-store'
import { dexieMappingStore } from '@/lib/adapters/dexie/mapping-store'
import { dexiePayoffStore } from '@/lib/adapters/dexie/payoff-store'
import { dexieRegistryStore } from '@/lib/adapters/dexie/registry-store'
import { dexieRunStore } from '@/lib/adapters/dexie/run-store'
import { dexieSettingsStore } from '@/lib/adapters/dexie/settings-store'
import { dexieSweepStore } from '@/lib/adapters/dexie/sweep-store'
import { dexieZoneSetStore } from '@/lib/adapters/dexie/zone-set-store'
import type { Clock } from '@/lib/shared/clock'
import { browserClock, type Workspace } from './workspace'

/** The workspace and the connection that it is read through, which opens and hands over on its own. */
export interface Kept {
  readonly workspace: Workspace
  readonly database: Database
}

export function createWorkspace(): Kept {
  const database = new Database()
  return { database, workspace: keptWorkspace(database, browserClock) }
}

/** The workspace in IndexedDB. Nothing is opened until something is asked of it. */
export function keptWorkspace(database: Database, clock: Clock): Workspace {
  return {
    clock,
    datasets: dexieDatasetCatalogue(database),
    zoneSets: dexieZoneSetStore(database),
    mappings: dexieMappingStore(database),
    runs: dexieRunStore(database, clock),
    registry: dexieRegistryStore(database, clock),
    jobs: dexieJobStore(database),
    deployQueue: dexieDeployQueueStore(database),
    settings: dexieSettingsStore(database),
    payoffs: dexiePayoffStore(database),
    sweeps: dexieSweepStore(database),
    checkpoints: dexieCheckpointStore(database),
    watch: (query, show, failed) => {
      const subscription = liveQuery(query).subscribe(show, failed)
      return () => subscription.unsubscribe()
    },
  }
}
