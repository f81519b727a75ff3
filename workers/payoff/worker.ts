import '@/lib/shared/no-compiled-schemas'
import { expose } from 'comlink'
import { Database } from '@/lib/adapters/dexie/database'
import { millis } from '@/lib/shared/clock'
import { fail } from '@/lib/shared/result'
import type { PayoffWorker } from './api'
import { measureDataset } from './measure-dataset'

const clock = { now: () => millis(Date.now()) }

const api: PayoffWorker = {
  async measure(dataset, tell) {
    try {
      return await measureDataset(new Database(), clock, dataset, tell)
    } catch (error) {
      // A bug in here must reach the page as a sentence: thrown errors lose their kind on the way.
      return fail('payoff/failed', error instanceof Error ? error.message : String(error))
    }
  },
}

expose(api)
