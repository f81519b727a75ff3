import type { DenseLayer } from './model-body'
import { bend, floorOf, type NetLayers, remainingKernels } from './net-layers'

/** Layers in plain loops: where WebAssembly is not to be had, and what its kernel is tested against. Sums in float64, inputs in order. */
export function plainLayers(layers: readonly DenseLayer[], inputs: number): NetLayers {
  const kernels = remainingKernels(layers, inputs).map((kernel) => Float64Array.from(kernel))
  const outputs = layers.map(({ units }) => new Float64Array(units))
  const first = { inputs: new Float64Array(inputs), start: outputs[0] ?? new Float64Array(0) }
  return {
    open: () => first,
    run() {
      let values: Float64Array = first.inputs
      layers.forEach((layer, i) => {
        const output = outputs[i] as Float64Array
        if (i > 0) output.set(layer.bias)
        addProduct(values, kernels[i] as Float64Array, output)
        const floor = floorOf(layer)
        for (let u = 0; u < output.length; u++) if (!((output[u] as number) > floor)) output[u] = floor
        bend(layer, output)
        values = output
      })
      return values[0] as number
    },
  }
}

/**
 * output += input · kernel, kernel row-major (inputs × outputs). Inputs that are 0, about half after ReLU, cost nothing; four rows at a
 * time keep the outputs in registers.
 */
function addProduct(input: Float64Array, kernel: Float64Array, output: Float64Array): void {
  const n = output.length
  const rows = pending
  let count = 0
  for (let j = 0; j < input.length; j++) {
    if (input[j] === 0) continue
    rows[count++] = j
    if (count < 4) continue
    count = 0
    const ka = (rows[0] as number) * n
    const kb = (rows[1] as number) * n
    const kc = (rows[2] as number) * n
    const kd = j * n
    const a = input[rows[0] as number] as number
    const b = input[rows[1] as number] as number
    const c = input[rows[2] as number] as number
    const d = input[j] as number
    for (let u = 0; u < n; u++)
      output[u] =
        (output[u] as number) +
        a * (kernel[ka + u] as number) +
        b * (kernel[kb + u] as number) +
        c * (kernel[kc + u] as number) +
        d * (kernel[kd + u] as number)
  }
  for (let k = 0; k < count; k++) {
    const j = rows[k] as number
    const value = input[j] as number
    for (let u = 0; u < n; u++) output[u] = (output[u] as number) + value * (kernel[j * n + u] as number)
  }
}

const pending = new Int32Array(4)
