import type { FeatureMatrix } from '@/lib/features/feature-matrix'
import { startAdam, stepAdam } from '../adam'
import { layOutNet } from '../net-shape'
import type { NetJob, NetLearner, NetRows } from '../neural-trainer'
import { startMemory } from './net-state'

/** A net's gradient for one shape, from a numerical library. */
export interface GradientEngine {
  /**
   * Squared error of the batch (summed) at `weights`, and the gradient of its mean into `gradient`.
   * Both arrays are laid out by `layOutNet`; `batch` names rows.
   */
  gradient(weights: Float32Array, rows: NetRows, batch: Int32Array, gradient: Float32Array): number
  /** The net's output for every row. */
  predict(weights: Float32Array, matrix: FeatureMatrix): Float32Array
  close(): void
}

/** A learner on a library that gives gradients: Adam in typed arrays does the rest. */
export function gradientLearner(engine: GradientEngine, { shape, rows, decay }: NetJob): NetLearner {
  const layout = layOutNet(shape)
  const gradient = new Float32Array(layout.size)
  const { weights, average } = startMemory(shape, 0)
  let adam = startAdam(layout, decay)
  return {
    learn(batch, rate, keep) {
      const squared = engine.gradient(weights, rows, batch, gradient)
      stepAdam(adam, weights, gradient, rate, average, keep)
      return squared
    },
    predict: (matrix) => engine.predict(average, matrix),
    save: () => ({
      weights: weights.slice(),
      average: average.slice(),
      mean: adam.mean.slice(),
      square: adam.square.slice(),
      steps: adam.steps,
    }),
    restore(memory) {
      weights.set(memory.weights)
      average.set(memory.average)
      adam = startAdam(layout, decay, memory)
    },
    close: () => engine.close(),
  }
}
