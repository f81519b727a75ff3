import type { FeatureMatrix } from '@/lib/features/feature-matrix'
import type { NetShape } from './net-shape'

/** Rides to learn from: their features and, for each, the number to predict. */
export interface NetRows {
  readonly matrix: FeatureMatrix
  readonly target: Float32Array
}

/** A net's gradient engine for one shape: it holds memory until closed. */
export interface NetEngine {
  /**
   * Squared error of the batch (summed) at `weights`, and the gradient of its mean into `gradient`.
   * Both arrays are laid out by `layOutNet`; `batch` names rows.
   */
  gradient(weights: Float32Array, rows: NetRows, batch: Int32Array, gradient: Float32Array): number
  /** The net's output for every row. */
  predict(weights: Float32Array, matrix: FeatureMatrix): Float32Array
  close(): void
}

/** What training needs from a numerical library. */
export interface NeuralTrainer {
  /** Loads the library: the engine, and the backend in words for the run's environment. */
  open(shape: NetShape): Promise<{ readonly engine: NetEngine; readonly backend: string }>
}
