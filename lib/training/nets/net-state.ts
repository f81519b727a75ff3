import { initialWeights } from '../initial-weights'
import type { NetShape } from '../net-shape'

/** What an optimiser has to remember: four arrays laid out by `layOutNet`, and how many batches it has learnt. Plain data. */
export interface NetMemory {
  readonly weights: Float32Array
  /** Running average of the weights. */
  readonly average: Float32Array
  /** Adam's running means of the gradient and of its square. */
  readonly mean: Float32Array
  readonly square: Float32Array
  readonly steps: number
}

/** The best net so far: weights by `layOutNet`, the epoch (0 where none was finished) and its error on the tail. */
export interface BestNet {
  readonly weights: Float32Array
  readonly epoch: number
  readonly rmse: number
}

/** Where a training stands, whole: taken up again from here it ends with the bits that it would have had. Plain data. */
export interface NetState {
  readonly memory: NetMemory
  /** Epochs finished. */
  readonly epoch: number
  /** Batches of the next epoch that are learnt already, and the squared error of their rows, summed. */
  readonly batch: number
  readonly squared: number
  /** Rows in the order of this epoch. */
  readonly order: Int32Array
  /** Where the generator stands that shuffles them. */
  readonly random: Uint32Array
  readonly best: BestNet
}

/** An optimiser's memory before its first batch. */
export function startMemory(shape: NetShape, seed: number): NetMemory {
  const weights = initialWeights(shape, seed)
  const zeros = () => new Float32Array(weights.length)
  return { weights, average: weights.slice(), mean: zeros(), square: zeros(), steps: 0 }
}
