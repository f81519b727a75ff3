import type { Clock } from '@/lib/shared/clock'
import { isOutOfRoom } from '@/lib/shared/out-of-room'
import type { FitState } from '@/lib/training/fit-state'
import type { Keeping } from '@/lib/training/keeping'

/** From the start to the first checkpoint, and then between two. */
export const FIRST_MS = 1_000
export const EVERY_MS = 3_000
/** Of a training's time, what its checkpoints may take: where one takes long, the next waits longer. */
const MOST_SHARE = 0.02

/**
 * Saves a state every few seconds of those that are offered. Where there is no room for one it says so once, and saves no more: the training
 * goes on.
 */
export function checkpointKeeper(
  clock: Clock,
  save: (state: FitState) => Promise<void>,
  noRoom: () => Promise<void>,
): Keeping<FitState>['rest'] {
  let due = clock.now() + FIRST_MS
  return async (state) => {
    const began = clock.now()
    if (began < due) return
    try {
      await save(state())
    } catch (error) {
      if (!isOutOfRoom(error)) throw error
      due = Number.POSITIVE_INFINITY
      return noRoom()
    }
    const ended = clock.now()
    due = ended + Math.max(EVERY_MS, (ended - began) / MOST_SHARE)
  }
}
