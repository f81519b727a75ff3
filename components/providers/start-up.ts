import { deployLock, recover } from '@/lib/deployments/deploy-queue'
import { expiredRuns } from '@/lib/experiments/bin'
import { findInterrupted } from '@/lib/experiments/interruption'
import { isOver } from '@/lib/shared/job'
import type { Workspace } from './workspace'

/** Jobs that are over stay in the tray this long. */
const KEEP_JOBS_MS = 7 * 86_400_000
/** A job that has not been heard of for this long has nobody who works on it. */
const JOB_STALE_MS = 20_000

/** Names of the Web Locks held or waited for by any tab, or null where the browser has none. */
async function heldLocks(): Promise<ReadonlySet<string> | null> {
  if (!('locks' in navigator)) return null
  const { held = [], pending = [] } = await navigator.locks.query()
  return new Set([...held, ...pending].flatMap((lock) => lock.name ?? []))
}

/**
 * What every start of the app sets right: runs and jobs whose worker is gone become interrupted, files that a killed import left
 * are swept, and what has been in the bin for its time is removed for good. Returns how many runs were found interrupted.
 */
export async function setRight(workspace: Workspace): Promise<number> {
  const { runs, jobs, clock } = workspace
  const now = clock.now()
  const locks = await heldLocks()
  const interrupted = findInterrupted(await runs.live(), now, locks)
  for (const run of interrupted) await runs.move(run.id, { status: 'interrupted', at: now })
  const stopped = new Set(interrupted.map((run) => String(run.id)))
  for (const job of await jobs.list()) {
    if (isOver(job)) {
      if (now - job.heartbeatAt > KEEP_JOBS_MS) await jobs.remove(job.id)
    } else if (stopped.has(job.id) || now - job.heartbeatAt > JOB_STALE_MS) {
      await jobs.update(job.id, { state: 'interrupted', secondsLeft: null })
      if (job.kind === 'import' || job.kind === 'simulate') await sweepImports()
    }
  }
  for (const deploy of await workspace.deployQueue.list()) {
    const next = recover(deploy)
    if (next !== deploy && !locks?.has(deployLock(deploy.id))) await workspace.deployQueue.put(next)
  }
  const expired = expiredRuns(await runs.binned(), now)
  if (expired.length > 0) await runs.remove(expired.map((run) => run.id))
  return interrupted.length
}

/** Gives back the space of imports that were killed half-way. */
async function sweepImports(): Promise<void> {
  const { withImporter } = await import('@/workers/import/client')
  await withImporter((importer) => importer.sweep())
}
