import type { Clock } from '@/lib/shared/clock'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { Steps } from '@/lib/shared/steps'

/** What a training asks of its surroundings. */
export interface TrainingControl {
  readonly clock: Clock
  /** Lets waiting messages in (a stop, a cancel, a heartbeat): called about ten times a second. */
  readonly pause: () => Promise<void>
  /** True once somebody asked to stop and keep the best so far. */
  readonly shouldStop: () => boolean
}

/** Milliseconds of work between two pauses. */
export const BREATH_MS = 100

/** What is half done is no model: somebody stopped before there was one. */
export const NOTHING_YET = 'training/nothing-yet'

export const nothingYet = () =>
  fail(NOTHING_YET, 'It was stopped before there was a first model: there was nothing to keep yet.')

/**
 * Does the work with a pause every tenth of a second. `ifStopped` says what a wish to stop does to it: `leave` fails with
 * `training/nothing-yet`, `finish` goes on to the end. Whatever a pause throws, this throws.
 */
export async function carryOut<T>(
  steps: Steps<T>,
  { clock, pause, shouldStop }: TrainingControl,
  ifStopped: 'leave' | 'finish' = 'leave',
): Promise<Result<T>> {
  let lastPause = clock.now()
  for (;;) {
    if (ifStopped === 'leave' && shouldStop()) return nothingYet()
    const step = steps.next()
    if (step.done) return ok(step.value)
    if (clock.now() - lastPause < BREATH_MS) continue
    await pause()
    lastPause = clock.now()
  }
}
