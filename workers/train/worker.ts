import '@/lib/shared/no-compiled-schemas'
import { expose } from 'comlink'
import { dexieCheckpointStore } from '@/lib/adapters/dexie/checkpoint-store'
import { Database } from '@/lib/adapters/dexie/database'
import { dexieDatasetIndex } from '@/lib/adapters/dexie/dataset-index'
import { dexieJobStore } from '@/lib/adapters/dexie/job-store'
import { dexieRunStore } from '@/lib/adapters/dexie/run-store'
import { dexieZoneSetStore } from '@/lib/adapters/dexie/zone-set-store'
import { opfsDatasetStore } from '@/lib/adapters/opfs/opfs-dataset-store'
import { openTripDirectory } from '@/lib/adapters/opfs/trip-directory'
import { tensorFlowHeapBytes } from '@/lib/adapters/tfjs/load'
import { tensorFlowTrainer } from '@/lib/adapters/tfjs/neural-trainer'
import { WASM_FOLDER } from '@/lib/adapters/tfjs/wasm-folder'
import { millis } from '@/lib/shared/clock'
import { runId } from '@/lib/shared/ids'
import { RELEASE } from '@/lib/shared/release'
import { mostWorkers } from '@/lib/sweeps/most-workers'
import { macrotask } from '../macrotask'
import { hearWishes } from '../wishes'
import type { TrainWorker } from './api'
import { hostName } from './host-name'
import { DEFAULT_SLOTS } from './slots'
import { createTrainer } from './trainer'

const database = new Database()
const clock = { now: () => millis(Date.now()) }

/** Made with the first call: opening the folder is asynchronous, and a worker must answer messages from its first moment on. */
let trainer: Promise<TrainWorker> | null = null

function ready(): Promise<TrainWorker> {
  trainer ??= openTripDirectory().then((directory) =>
    createTrainer({
      runs: dexieRunStore(database, clock),
      jobs: dexieJobStore(database),
      datasets: opfsDatasetStore(dexieDatasetIndex(database), directory),
      zoneSets: dexieZoneSetStore(database),
      checkpoints: dexieCheckpointStore(database),
      neural: tensorFlowTrainer({ wasmFolder: new URL(WASM_FOLDER, self.location.origin).href }),
      locks: 'locks' in navigator ? navigator.locks : null,
      slots: DEFAULT_SLOTS,
      trialSlots: Math.max(DEFAULT_SLOTS, mostWorkers(navigator.hardwareConcurrency)),
      clock,
      host: { ridecast: RELEASE, host: hostName(navigator.userAgent), cores: navigator.hardwareConcurrency },
      pause: macrotask,
      // A dedicated worker has neither performance.memory nor measureUserAgentSpecificMemory.
      peakMemory: (arrays) => ({ bytes: arrays + tensorFlowHeapBytes(), measure: 'floor' }),
    }),
  )
  return trainer
}

const api: TrainWorker = {
  start: async (run) => (await ready()).start(run),
  unsaved: async (run) => (await ready()).unsaved(run),
  stop: async (run) => (await ready()).stop(run),
  cancel: async (run) => (await ready()).cancel(run),
}

expose(api)

hearWishes(({ kind, job }) => void trainer?.then((mine) => mine[kind](runId(job))))
