import type { JobStore } from '@/lib/shared/job-store'
import type { Database } from './database'

/** Jobs in IndexedDB: workers write, every tab watches. */
export function dexieJobStore({ jobs }: Database): JobStore {
  return {
    list: () => jobs.orderBy('startedAt').toArray(),
    get: async (id) => (await jobs.get(id)) ?? null,
    put: async (job) => {
      await jobs.put(job)
    },
    update: async (id, change) => {
      await jobs.update(id, change)
    },
    remove: async (id) => {
      await jobs.delete(id)
    },
  }
}
