import { expose } from 'comlink'
import { Database } from '@/lib/adapters/dexie/database'
import { dexieRunStore } from '@/lib/adapters/dexie/run-store'
import { millis } from '@/lib/shared/clock'
import { fail } from '@/lib/shared/result'
import type { TrainWorker } from './api'

const clock = { now: () => millis(Date.now()) }
const runs = dexieRunStore(new Database(), clock)

const trainer: TrainWorker = {
  start: async (run) => {
    const reason = fail('training/unavailable', 'This build cannot train yet.')
    await runs.move(run, { status: 'failed', at: clock.now(), error: reason.error })
    return reason
  },
  stop: async () => {},
  cancel: async (run) => {
    await runs.move(run, { status: 'cancelled', at: clock.now() })
  },
}

expose(trainer)
