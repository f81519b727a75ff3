import type { RunId } from '@/lib/shared/ids'
import type { EpochPoint, Run } from './run'

/** Predictions of a finished run on the rides it was judged by, in dataset order, minutes. */
export interface RunPredictions {
  readonly valid: Float32Array
  readonly test: Float32Array | null
}

export interface RunStore {
  list(): Promise<readonly Run[]>
  get(id: RunId): Promise<Run | null>
  /** Creates or replaces. */
  put(run: Run): Promise<void>
  appendEpoch(id: RunId, point: EpochPoint): Promise<void>
  epochs(id: RunId): Promise<readonly EpochPoint[]>
  /** Stores artefact and predictions and marks the run finished, all or nothing. */
  finish(run: Run, artefact: Uint8Array, predictions: RunPredictions): Promise<void>
  predictions(id: RunId): Promise<RunPredictions | null>
}
