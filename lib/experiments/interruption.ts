import type { Millis } from '@/lib/shared/clock'
import type { RunId } from '@/lib/shared/ids'
import type { Run } from './run'

/** The Web Lock that a worker holds for as long as a run is queued or trained by it. */
export const runLock = (id: RunId): string => `ridecast-run:${id}`

/** How often the holder writes its heartbeat, and how old one may be before the holder is taken for gone. */
export const HEARTBEAT_MS = 2_000
export const STALE_MS = 15_000

/**
 * Runs that wait or train although nobody works on them: their lock is free, and the last sign of life of one that trains is older than
 * `HEARTBEAT_MS`, of one that waits than `STALE_MS` (a run is written before its holder takes the lock). Without Web Locks (`heldLocks`
 * null) the heartbeat alone decides.
 */
export function findInterrupted(
  runs: readonly Run[],
  now: Millis,
  heldLocks: ReadonlySet<string> | null,
): readonly Run[] {
  return runs.filter((run) => {
    const { state } = run
    if (state.status !== 'queued' && state.status !== 'training') return false
    if (heldLocks?.has(runLock(run.id))) return false
    const lastSign = state.status === 'training' ? state.heartbeatAt : run.createdAt
    // A queued run's worker is on its way to the lock; loading it may take a while.
    const patience = heldLocks && state.status === 'training' ? HEARTBEAT_MS : STALE_MS
    return now - lastSign > patience
  })
}
