import type { FeatureMatrix } from '@/lib/features/feature-matrix'
import type { NetShape } from './net-shape'
import type { NetLoss } from './nets/net-loss'
import type { NetMemory } from './nets/net-state'

/** Rides to learn from: their features and, for each, the number to predict. */
export interface NetRows {
  readonly matrix: FeatureMatrix
  readonly target: Float32Array
}

/** What a net learns, and by which rules. */
export interface NetJob {
  readonly shape: NetShape
  readonly rows: NetRows
  /** Decoupled weight decay; biases have none. */
  readonly decay: { readonly kernel: number; readonly embedding: number }
  /** After each hidden layer. */
  readonly activation: 'relu' | 'elu' | 'linear'
  /** Share of a hidden layer's outputs that each step leaves out. */
  readonly dropout: number
  readonly loss: NetLoss
  /** Of what dropout draws. */
  readonly seed: number
}

/** A net that learns batch by batch. It begins with what `restore` gives it, and holds memory until closed. */
export interface NetLearner {
  /**
   * One step of Adam down the gradient of the batch's mean error, at this learning rate; the running average keeps so much of itself. `batch`
   * names rows. Returns their squared error before the step, summed.
   */
  learn(batch: Int32Array, rate: number, keep: number): number
  /** The outputs of the running average, row by row. */
  predict(matrix: FeatureMatrix): Float32Array
  /** A copy of all that it remembers. */
  save(): NetMemory
  restore(memory: NetMemory): void
  close(): void
}

/** What trains nets: our own kernel, or a numerical library. */
export interface NeuralTrainer {
  /** A learner, and the backend in words for the run's environment. */
  open(job: NetJob): Promise<{ readonly learner: NetLearner; readonly backend: string }>
}
