import { storageFailure } from '@/lib/adapters/opfs/storage-failure'
import type { Clock } from '@/lib/shared/clock'
import { isOver, type JobId, type JobKind } from '@/lib/shared/job'
import type { JobStore } from '@/lib/shared/job-store'
import { addressOfDataset } from '@/lib/shared/page-address'
import type { Result } from '@/lib/shared/result'
import { importLock } from '@/lib/trips/import-lock'
import type { ImportOutcome } from './api'
import { type JobReport, jobReport } from './job-report'

interface ImportJobsDeps {
  readonly jobs: JobStore
  readonly locks: LockManager
  readonly clock: Clock
  /** Removes what imports that were killed left behind. */
  readonly sweep: () => Promise<unknown>
}

interface ImportJobs {
  /** Runs one job under its lock; a bug ends the job as failed before it is thrown on. */
  run(
    id: JobId,
    kind: JobKind,
    label: string,
    bytes: () => Promise<number | null>,
    work: (report: JobReport) => Promise<Result<ImportOutcome>>,
  ): Promise<Result<ImportOutcome>>
  /** See `api.ts`. */
  cancel(id: JobId): Promise<void>
  /** Is the job to be ended as soon as it can be? */
  isCancelled(id: JobId): boolean
}

/** The jobs that bring trips: which of them run, and which are to be cancelled. */
export function importJobs({ jobs, locks, clock, sweep }: ImportJobsDeps): ImportJobs {
  /** Jobs from the call that began them to its answer, and those of them to be cancelled. */
  const running = new Set<JobId>()
  const cancelling = new Set<JobId>()
  return {
    run(id, kind, label, bytes, work) {
      running.add(id)
      return locks.request(importLock(id), async () => {
        const report = jobReport(jobs, clock, id, kind, label)
        try {
          await report.begin(await bytes())
          await sweep()
          const outcome = await work(report)
          if (outcome.ok) await report.end('done', addressOfDataset(outcome.value.datasetId))
          else if (outcome.error.code === 'trips/cancelled') await report.end('cancelled', null)
          else await report.fail(outcome.error)
          return outcome
        } catch (error) {
          const failure = storageFailure(error)
          await report.fail(failure).catch(() => undefined)
          return { ok: false, error: failure }
        } finally {
          running.delete(id)
          cancelling.delete(id)
        }
      })
    },
    async cancel(id) {
      // Counts before anything is awaited: meanwhile the import would go on, to its commit perhaps.
      cancelling.add(id)
      if (running.has(id)) return
      const job = await jobs.get(id)
      if (job && isOver(job)) cancelling.delete(id)
    },
    isCancelled: (id) => cancelling.has(id),
  }
}
