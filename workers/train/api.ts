import type { RunId } from '@/lib/shared/ids'
import type { Result } from '@/lib/shared/result'

/** Trains runs away from the page. What happens is written to the run, its epochs and its job (whose id is the run's); pages watch those. */
export interface TrainWorker {
  /**
   * Puts a run that is queued or interrupted in line, trains it when its turn comes and answers once it is over. An interrupted run goes on
   * from its checkpoint; where that cannot be (`checkpoint/version`, `checkpoint/data`, `dataset/unknown`) it stays as it is. Codes beside
   * those of `train`: `run/unknown`, `run/elsewhere`, `run/over`, `run/cancelled`, `dataset/…`, `storage/quota`, `training/memory`, `training/failed`.
   */
  start(run: RunId): Promise<Result<null>>
  /** The model of a run that was trained and for which there was no room, or null. */
  unsaved(run: RunId): Promise<Uint8Array | null>
  /** Ends the training and keeps the best model so far: the run finishes. Before there is one it is cancelled, with the reason. */
  stop(run: RunId): Promise<void>
  /** Ends it, or its waiting, and keeps nothing: the run is cancelled. */
  cancel(run: RunId): Promise<void>
}
