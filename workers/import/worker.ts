import '@/lib/shared/no-compiled-schemas'
import { expose } from 'comlink'
import { Database } from '@/lib/adapters/dexie/database'
import { dexieDatasetIndex } from '@/lib/adapters/dexie/dataset-index'
import { dexieJobStore } from '@/lib/adapters/dexie/job-store'
import { dexieMappingStore } from '@/lib/adapters/dexie/mapping-store'
import { dexieRunStore } from '@/lib/adapters/dexie/run-store'
import { dexieZoneSetStore } from '@/lib/adapters/dexie/zone-set-store'
import { openTripDirectory } from '@/lib/adapters/opfs/trip-directory'
import { millis } from '@/lib/shared/clock'
import { readByThreads } from '../read/client'
import { hearWishes } from '../wishes'
import type { ImportWorker } from './api'
import { createImporter } from './importer'

const database = new Database()
const clock = { now: () => millis(Date.now()) }

/** Made with the first call: opening the folder is asynchronous, and a worker must answer messages from its first moment on. */
let importer: Promise<ImportWorker> | null = null

function ready(): Promise<ImportWorker> {
  importer ??= openTripDirectory().then((directory) =>
    createImporter({
      directory,
      index: dexieDatasetIndex(database),
      mappings: dexieMappingStore(database),
      jobs: dexieJobStore(database),
      zoneSets: dexieZoneSetStore(database),
      runs: dexieRunStore(database, clock),
      locks: navigator.locks,
      clock,
      ahead: readByThreads,
    }),
  )
  return importer
}

const api: ImportWorker = {
  look: async (file) => (await ready()).look(file),
  startMapping: async (of) => (await ready()).startMapping(of),
  previewMapping: async (of, mapping) => (await ready()).previewMapping(of, mapping),
  importFiles: async (files, request, job) => (await ready()).importFiles(files, request, job),
  simulate: async (options, job) => (await ready()).simulate(options, job),
  derive: async (request, job) => (await ready()).derive(request, job),
  importZones: async (files) => (await ready()).importZones(files),
  cancel: async (job) => (await ready()).cancel(job),
  mapByTravelTime: async (id) => (await ready()).mapByTravelTime(id),
  removeDataset: async (id, held) => (await ready()).removeDataset(id, held),
  rejects: async (id) => (await ready()).rejects(id),
  sweep: async () => (await ready()).sweep(),
}

expose(api)

hearWishes(({ kind, job }) => {
  if (kind === 'cancel') void importer?.then((mine) => mine.cancel(job))
})
