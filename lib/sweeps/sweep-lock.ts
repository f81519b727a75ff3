import { STALE_MS } from '@/lib/experiments/interruption'
import type { Millis } from '@/lib/shared/clock'
import type { SweepId } from '@/lib/shared/ids'
import type { Sweep } from './sweep'

/** The Web Lock that the tab holds that goes on with a sweep. */
export const sweepLock = (id: SweepId): string => `ridecast-sweep:${id}`

/** Is it called running although nobody goes on with it? Without Web Locks (`heldLocks` null) nobody can tell. */
export const isLostSweep = ({ id, state }: Sweep, now: Millis, heldLocks: ReadonlySet<string> | null): boolean =>
  state.status === 'running' && heldLocks !== null && !heldLocks.has(sweepLock(id)) && now - state.since > STALE_MS
