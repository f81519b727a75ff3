import type { RunId } from '@/lib/shared/ids'
import type { Result } from '@/lib/shared/result'

/** Trains runs away from the page. What happens is written to the run, its epochs and its job; pages watch those. */
export interface TrainWorker {
  /** Puts a queued run in line and answers once it is over. */
  start(run: RunId): Promise<Result<null>>
  /** Ends the training and keeps the best model so far: the run finishes. */
  stop(run: RunId): Promise<void>
  /** Ends it and keeps nothing: the run is cancelled. */
  cancel(run: RunId): Promise<void>
}
