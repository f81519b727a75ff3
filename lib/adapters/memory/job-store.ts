import type { Job, JobId } from '@/lib/shared/job'
import type { JobStore } from '@/lib/shared/job-store'

/** Jobs in memory. */
export function memoryJobStore(): JobStore {
  const jobs = new Map<JobId, Job>()
  return {
    list: async () => [...jobs.values()].sort((a, b) => a.startedAt - b.startedAt),
    get: async (id) => jobs.get(id) ?? null,
    put: async (job) => {
      jobs.set(job.id, job)
    },
    update: async (id, change) => {
      const job = jobs.get(id)
      if (job) jobs.set(id, { ...job, ...change })
    },
    remove: async (id) => {
      jobs.delete(id)
    },
  }
}
