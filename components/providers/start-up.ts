import { tripFileCount } from '@/lib/adapters/opfs/trip-directory'
import { deployLock, recover } from '@/lib/deployments/deploy-queue'
import { expiredRuns } from '@/lib/experiments/bin'
import { needsCheckpoint } from '@/lib/experiments/checkpoint'
import { findInterrupted, HEARTBEAT_MS, runLock } from '@/lib/experiments/interruption'
import type { Millis } from '@/lib/shared/clock'
import { type RunId, runId, sweepId } from '@/lib/shared/ids'
import { bringsTrips, isOver, type Job } from '@/lib/shared/job'
import { isLostSweep, sweepLock } from '@/lib/sweeps/sweep-lock'
import { importLock } from '@/lib/trips/import-lock'
import type { Workspace } from './workspace'

/** Jobs that are over stay in the tray this long. */
const KEEP_JOBS_MS = 7 * 86_400_000
/** Where no lock can tell: a job that has not been heard of for this long has nobody who works on it. */
const JOB_STALE_MS = 20_000
/** Between looks for work whose worker is gone. */
const LOOK_AGAIN_MS = 4_000

/** Names of the Web Locks held or waited for by any tab, or null where the browser has none. */
async function heldLocks(): Promise<ReadonlySet<string> | null> {
  if (!('locks' in navigator)) return null
  const { held = [], pending = [] } = await navigator.locks.query()
  return new Set([...held, ...pending].flatMap((lock) => lock.name ?? []))
}

/** The lock that a job's worker holds for as long as it lives, or null where such jobs have none. */
function lockOf(job: Job): string | null {
  if (job.kind === 'train') return runLock(runId(job.id))
  if (job.kind === 'sweep') return sweepLock(sweepId(job.id))
  return bringsTrips(job) ? importLock(job.id) : null
}

/** Is nobody working on it any more? `now` must have been read before `locks`, and those before the job. */
function isLost(job: Job, now: Millis, locks: ReadonlySet<string> | null): boolean {
  const lock = lockOf(job)
  const silent = now - job.heartbeatAt
  return locks && lock ? !locks.has(lock) && silent > HEARTBEAT_MS : silent > JOB_STALE_MS
}

/** Runs and jobs whose worker is gone become interrupted. Returns how many runs. */
async function settleLost({ runs, sweeps, jobs, clock }: Workspace): Promise<number> {
  const now = clock.now()
  const locks = await heldLocks()
  const interrupted = findInterrupted(await runs.live(), now, locks)
  for (const run of interrupted) await runs.move(run.id, { status: 'interrupted', at: now })
  for (const sweep of await sweeps.list())
    if (isLostSweep(sweep, now, locks))
      await sweeps.move(sweep.id, { state: { status: 'stopped', at: now, why: 'interrupted' } })
  const lost = (await jobs.list()).filter((job) => !isOver(job) && isLost(job, now, locks))
  for (const job of lost) await jobs.update(job.id, { state: 'interrupted', secondsLeft: null })
  return interrupted.length
}

/**
 * What every start of the app sets right: runs and jobs whose worker is gone become interrupted, files that a killed import left
 * are swept, with checkpoints that nothing can come of, and what has been in the bin for its time is removed for good. Returns how many runs were found interrupted.
 */
export async function setRight(workspace: Workspace): Promise<number> {
  const { runs, jobs, clock } = workspace
  const now = clock.now()
  const interrupted = await settleLost(workspace)
  for (const job of await jobs.list())
    if (isOver(job) && now - job.heartbeatAt > KEEP_JOBS_MS) await jobs.remove(job.id)
  if (await hasOrphans(workspace)) await sweepImports()
  const locks = await heldLocks()
  for (const deploy of await workspace.deployQueue.list()) {
    const next = recover(deploy)
    if (next !== deploy && !locks?.has(deployLock(deploy.id))) await workspace.deployQueue.put(next)
  }
  const cut = await workspace.checkpoints.heads()
  const useless: RunId[] = []
  for (const head of cut) if (!needsCheckpoint(await runs.get(head.runId))) useless.push(head.runId)
  if (useless.length > 0) await workspace.checkpoints.remove(useless)
  const expired = expiredRuns(await runs.binned(), now)
  if (expired.length > 0) await runs.remove(expired.map((run) => run.id))
  return interrupted
}

/** Sets right at once, then looks for lost work until told to stop: any tab may be closed, or break down, at any moment. */
export function keepRight(workspace: Workspace): () => void {
  const look = () => {
    // Where the workspace cannot be written any more, the banner says so.
    settleLost(workspace).catch(() => {})
  }
  setRight(workspace).catch(() => {})
  const timer = setInterval(look, LOOK_AGAIN_MS)
  return () => clearInterval(timer)
}

/** Are there more trip files than datasets account for? An import under way counts too; the sweep leaves it alone. */
async function hasOrphans({ datasets }: Workspace): Promise<boolean> {
  const accounted = (await datasets.list()).reduce((sum, { quality }) => sum + (quality.kept < quality.read ? 2 : 1), 0)
  return (await tripFileCount()) > accounted
}

/** Gives back the space of imports that were killed half-way. */
async function sweepImports(): Promise<void> {
  const { withImporter } = await import('@/workers/import/client')
  await withImporter((importer) => importer.sweep())
}
