import type { RunId, SweepId } from '@/lib/shared/ids'
import type { Environment, EpochPoint, Run, RunState } from './run'

/** Predictions of a finished run on the rides it was judged by, in dataset order, minutes. */
export interface RunPredictions {
  readonly valid: Float32Array
  readonly test: Float32Array | null
}

/** What a person may change of a run; the rest belongs to the worker that trains it. */
export type RunEdit = Partial<Pick<Run, 'name' | 'tags' | 'notes' | 'binnedAt'>>

export interface RunStore {
  /** All runs, the newest first. */
  list(): Promise<readonly Run[]>
  /** Runs that wait or train: few, and what changes many times a second while a page watches. */
  live(): Promise<readonly Run[]>
  /** The others: many, and what seldom changes. */
  settled(): Promise<readonly Run[]>
  /** Runs in the bin. */
  binned(): Promise<readonly Run[]>
  /** Runs that a sweep made, in any order. */
  ofSweep(id: SweepId): Promise<readonly Run[]>
  get(id: RunId): Promise<Run | null>
  /** Creates or replaces. */
  put(run: Run): Promise<void>
  /**
   * Changes only these fields, so that a note written while the run trains does not undo its progress. False where the run is gone, or
   * where its fields are no longer as `seen`: nothing is changed then.
   */
  edit(id: RunId, change: RunEdit, seen?: RunEdit): Promise<boolean>
  /**
   * Moves the run to a state if `canMove` allows it from the state that is stored, in one transaction. False where it does not (another
   * tab was first) or where the run is gone.
   */
  move(id: RunId, state: RunState, environment?: Environment): Promise<boolean>
  appendEpoch(id: RunId, point: EpochPoint): Promise<void>
  epochs(id: RunId): Promise<readonly EpochPoint[]>
  /**
   * Stores artefact and predictions and marks the run finished, all or nothing. `run.state` must be `finished`. False, and nothing is stored,
   * where the stored run may not finish (it was cancelled in the last instant) or is gone.
   */
  finish(run: Run, artefact: Uint8Array, predictions: RunPredictions): Promise<boolean>
  predictions(id: RunId): Promise<RunPredictions | null>
  /** Removes runs with their epochs and predictions, and artefacts that no other run and no model version uses. */
  remove(ids: readonly RunId[]): Promise<void>
}
