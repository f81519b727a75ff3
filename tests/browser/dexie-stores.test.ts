import { afterEach } from 'vitest'
import { dexieCheckpointStore } from '@/lib/adapters/dexie/checkpoint-store'
import { Database } from '@/lib/adapters/dexie/database'
import { dexieDeployQueueStore } from '@/lib/adapters/dexie/deploy-queue-store'
import { dexieJobStore } from '@/lib/adapters/dexie/job-store'
import { dexieMappingStore } from '@/lib/adapters/dexie/mapping-store'
import { dexiePayoffStore } from '@/lib/adapters/dexie/payoff-store'
import { dexieRegistryStore } from '@/lib/adapters/dexie/registry-store'
import { dexieRunStore } from '@/lib/adapters/dexie/run-store'
import { dexieSweepStore } from '@/lib/adapters/dexie/sweep-store'
import { artefactId, runId } from '@/lib/shared/ids'
import { checkpointStoreContract } from '@/tests/contracts/stores/checkpoint-store.contract'
import { deployQueueStoreContract } from '@/tests/contracts/stores/deploy-queue-store.contract'
import { jobStoreContract } from '@/tests/contracts/stores/job-store.contract'
import { mappingStoreContract } from '@/tests/contracts/stores/mapping-store.contract'
import { payoffStoreContract } from '@/tests/contracts/stores/payoff-store.contract'
import { registryStoreContract } from '@/tests/contracts/stores/registry-store.contract'
import { runStoreContract } from '@/tests/contracts/stores/run-store.contract'
import { sweepStoreContract } from '@/tests/contracts/stores/sweep-store.contract'
import { fixedClock } from '@/tests/fixtures/fixed-clock'

const opened: Database[] = []
const clock = fixedClock(1)

function fresh(): Database {
  const database = new Database(`test-${crypto.randomUUID()}`)
  opened.push(database)
  return database
}

afterEach(async () => {
  for (const database of opened.splice(0)) await database.delete()
})

runStoreContract('IndexedDB', async () => {
  const database = fresh()
  return {
    store: dexieRunStore(database, clock),
    hasArtefact: async (id) => (await database.artefacts.get(artefactId(id))) !== undefined,
  }
})

registryStoreContract('IndexedDB', async () => {
  const database = fresh()
  return {
    store: dexieRegistryStore(database, clock),
    damage: async (id) => {
      await database.artefacts.update(artefactId(id), { bytes: new Uint8Array([1, 2, 3, 5]) })
    },
  }
})

jobStoreContract('IndexedDB', async () => dexieJobStore(fresh()))

deployQueueStoreContract('IndexedDB', async () => dexieDeployQueueStore(fresh()))

payoffStoreContract('IndexedDB', async () => dexiePayoffStore(fresh()))

mappingStoreContract('IndexedDB', async () => dexieMappingStore(fresh()))

sweepStoreContract('IndexedDB', async () => dexieSweepStore(fresh()))

checkpointStoreContract('IndexedDB', async () => {
  const database = fresh()
  return {
    store: dexieCheckpointStore(database),
    damage: async (run, slot) => {
      const kept = await database.checkpointSlots.get([runId(run), slot])
      if (kept) await database.checkpointSlots.put({ ...kept, bytes: kept.bytes.slice(0, -1) })
    },
    loseMark: async (run, write) => {
      const mark = await database.checkpoints.get(runId(run))
      await write()
      if (mark) await database.checkpoints.put(mark)
    },
  }
})
