import { type Random, seededRandom } from '@/lib/shared/random'
import { layOutNet, type NetShape } from './net-shape'

const EMBEDDING_SPREAD = 0.05

function fill(into: Float32Array, limit: number, random: Random): void {
  for (let i = 0; i < into.length; i++) into[i] = (2 * random.next() - 1) * limit
}

/** He-uniform kernels, small uniform embeddings, zero biases: the same seed gives the same bits. */
export function initialWeights(shape: NetShape, seed: number): Float32Array {
  const layout = layOutNet(shape)
  const weights = new Float32Array(layout.size)
  const random = seededRandom(seed)
  for (const part of layout.parts) {
    if (part.kind === 'bias') continue
    const view = weights.subarray(part.offset, part.offset + part.shape[0] * part.shape[1])
    fill(view, part.kind === 'embedding' ? EMBEDDING_SPREAD : Math.sqrt(6 / part.shape[0]), random)
  }
  return weights
}
