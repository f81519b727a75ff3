import '@/lib/shared/no-compiled-schemas'
import { expose } from 'comlink'
import { Database } from '@/lib/adapters/dexie/database'
import { dexieDatasetIndex } from '@/lib/adapters/dexie/dataset-index'
import { openTripDirectory } from '@/lib/adapters/opfs/trip-directory'
import type { ProfileWorker } from './api'
import { createProfiler } from './profiler'

const database = new Database()

/** Made with the first call: opening the folder is asynchronous, and a worker must answer messages from its first moment on. */
let profiler: Promise<ProfileWorker> | null = null

function ready(): Promise<ProfileWorker> {
  profiler ??= openTripDirectory().then((directory) =>
    createProfiler({ directory, index: dexieDatasetIndex(database) }),
  )
  return profiler
}

const api: ProfileWorker = {
  renew: async (id, ticket, tell) => (await ready()).renew(id, ticket, tell),
  filtered: async (id, filter, ticket, tell) => (await ready()).filtered(id, filter, ticket, tell),
  drift: async (reference, other, ticket, tell) => (await ready()).drift(reference, other, ticket, tell),
  cancel: async (ticket) => (await ready()).cancel(ticket),
}

expose(api)
