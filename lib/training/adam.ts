import type { NetLayout } from './net-shape'

/** Adam's memory of one training. */
export interface Adam {
  readonly mean: Float32Array
  readonly square: Float32Array
  /** Decoupled weight decay of each number: zero for biases. */
  readonly decay: Float32Array
  steps: number
  /** beta1 and beta2 to the power of `steps`, kept by multiplication: no `pow`. */
  power1: number
  power2: number
}

export const BETA1 = 0.9
export const BETA2 = 0.999
const EPSILON = 1e-8

/** Adam at its beginning, or where `from` left it. */
export function startAdam(
  layout: NetLayout,
  decay: { readonly kernel: number; readonly embedding: number },
  from?: { readonly mean: Float32Array; readonly square: Float32Array; readonly steps: number },
): Adam {
  const perWeight = new Float32Array(layout.size)
  for (const part of layout.parts) {
    const value = part.kind === 'bias' ? 0 : decay[part.kind]
    perWeight.fill(value, part.offset, part.offset + part.shape[0] * part.shape[1])
  }
  const adam: Adam = {
    mean: from?.mean.slice() ?? new Float32Array(layout.size),
    square: from?.square.slice() ?? new Float32Array(layout.size),
    decay: perWeight,
    steps: 0,
    power1: 1,
    power2: 1,
  }
  while (adam.steps < (from?.steps ?? 0)) countStep(adam)
  return adam
}

function countStep(adam: Adam): void {
  adam.steps++
  adam.power1 *= BETA1
  adam.power2 *= BETA2
}

/**
 * One step of Adam with decoupled weight decay (Loshchilov & Hutter 2019, "AdamW"), in place, and `average` moved towards the new weights
 * by `1 - keep`. One fused loop, about 4 ns a weight; only +, −, ×, ÷ and √, so that every engine gets the same bits.
 */
export function stepAdam(
  adam: Adam,
  weights: Float32Array,
  gradient: Float32Array,
  rate: number,
  average: Float32Array,
  keep: number,
): void {
  countStep(adam)
  const { mean, square, decay } = adam
  const meanScale = rate / (1 - adam.power1)
  const squareScale = 1 / (1 - adam.power2)
  const gain = 1 - keep
  for (let i = 0; i < weights.length; i++) {
    const g = gradient[i] as number
    const m = BETA1 * (mean[i] as number) + (1 - BETA1) * g
    const s = BETA2 * (square[i] as number) + (1 - BETA2) * g * g
    mean[i] = m
    square[i] = s
    const w = weights[i] as number
    const next = w - (meanScale * m) / (Math.sqrt(s * squareScale) + EPSILON) - rate * (decay[i] as number) * w
    weights[i] = next
    const a = average[i] as number
    average[i] = a + gain * (next - a)
  }
}
