import type { Job, JobId } from './job'

/** Where work in progress is written down, so that every page and the next start find it. */
export interface JobStore {
  list(): Promise<readonly Job[]>
  get(id: JobId): Promise<Job | null>
  /** Creates or replaces. */
  put(job: Job): Promise<void>
  /** Changes some fields; does nothing where the job is gone. */
  update(id: JobId, change: Partial<Omit<Job, 'id' | 'schemaVersion'>>): Promise<void>
  remove(id: JobId): Promise<void>
}
