import type { Run } from '@/lib/experiments/run'
import { cancelTraining, startTraining, stopTraining } from '@/workers/train/client'

/** Starts a queued run in its worker. What happens is written to the run; a failure to start is written there too. */
export const startRun = (run: Run): void => void startTraining(run.id)

/** Ends a training run with the best so far; takes a waiting one out of the line. */
export const stopRun = (run: Run): void =>
  void (run.state.status === 'training' ? stopTraining(run.id) : cancelTraining(run.id))

/** Ends it and keeps nothing. */
export const cancelRun = (run: Run): void => void cancelTraining(run.id)
