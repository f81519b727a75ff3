import { exp } from '@/lib/shared/rounded-math'
import type { DenseLayer } from './model-body'

/**
 * The layers of a net, ready for one ride after the other: `open` hands out the arrays to fill, `run` returns the net's single output. The
 * arrays are good until the next ride.
 */
export interface NetLayers {
  open(): NetInputs
  run(): number
}

export interface NetInputs {
  /** What the first layer multiplies. */
  readonly inputs: Float64Array
  /** What its outputs start from. */
  readonly start: Float64Array
}

/** Kernels of the layers, without the first rows of the first that have been multiplied out already. */
export function remainingKernels(layers: readonly DenseLayer[], inputs: number): readonly Float32Array[] {
  return layers.map(({ kernel, units }, i) => (i === 0 ? kernel.subarray(kernel.length - inputs * units) : kernel))
}

/** The lowest output that an activation lets through. */
export const floorOf = ({ activation }: DenseLayer): number => {
  switch (activation) {
    case 'relu':
      return 0
    case 'linear':
    case 'elu':
      return Number.NEGATIVE_INFINITY
  }
}

/** What an activation does to outputs beyond its floor, in place. */
export function bend({ activation }: DenseLayer, outputs: Float64Array): void {
  if (activation !== 'elu') return
  for (let u = 0; u < outputs.length; u++) {
    const value = outputs[u] as number
    if (value < 0) outputs[u] = exp(value) - 1
  }
}
