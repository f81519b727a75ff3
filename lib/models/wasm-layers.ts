import { type LayerKernel, UNITS_AT_ONCE } from './layer-kernel'
import type { DenseLayer } from './model-body'
import { bend, floorOf, type NetInputs, type NetLayers, remainingKernels } from './net-layers'

const PAGE_BYTES = 65_536

/** Whose weights are in the memory: there is one memory a thread, and copying a net into it costs some ten microseconds. */
const resident = new WeakMap<LayerKernel, NetLayers>()

interface PlacedLayer {
  readonly inputs: number
  /** Outputs, padded. */
  readonly units: number
  readonly floor: number
  /** inputs × units, row-major, and the biases: float64, padded with zeros. */
  readonly weights: Float64Array
  /** Where they lie in memory, in float64s. */
  readonly kernelAt: number
  readonly biasAt: number
  readonly outputAt: number
}

/** Layers in the WebAssembly kernel. Bit for bit what `plainLayers` gives. */
export function wasmLayers(layers: readonly DenseLayer[], inputs: number, kernel: LayerKernel): NetLayers {
  const { memory, layer: run } = kernel
  let end = Math.ceil(inputs / 2) * 2
  let width = inputs
  const kernels = remainingKernels(layers, inputs)
  const placed = layers.map((layer, i): PlacedLayer => {
    const units = Math.ceil(layer.units / UNITS_AT_ONCE) * UNITS_AT_ONCE
    const weights = new Float64Array((width + 1) * units)
    const source = kernels[i] as Float32Array
    for (let j = 0; j < width; j++) weights.set(source.subarray(j * layer.units, (j + 1) * layer.units), j * units)
    weights.set(layer.bias, width * units)
    const at = { kernelAt: end, biasAt: end + width * units, outputAt: end + weights.length }
    end = at.outputAt + units
    const before = width
    width = layer.units
    return { inputs: before, units, floor: floorOf(layer), weights, ...at }
  })
  const [first] = placed
  let net: NetInputs = { inputs: new Float64Array(0), start: new Float64Array(0) }
  let outputs: readonly Float64Array[] = []

  const self: NetLayers = {
    open() {
      if (resident.get(kernel) !== self) {
        const missing = end * 8 - memory.buffer.byteLength
        if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES))
        const numbers = new Float64Array(memory.buffer)
        for (const { weights, kernelAt } of placed) numbers.set(weights, kernelAt)
        const startAt = first?.outputAt ?? 0
        net = {
          inputs: numbers.subarray(0, inputs),
          start: numbers.subarray(startAt, startAt + (first?.units ?? 0)),
        }
        outputs = placed.map(({ outputAt, units }) => numbers.subarray(outputAt, outputAt + units))
        resident.set(kernel, self)
      }
      return net
    },
    run() {
      let from = 0
      for (let i = 0; i < placed.length; i++) {
        const { inputs: rows, units, floor, kernelAt, biasAt, outputAt } = placed[i] as PlacedLayer
        run(8 * from, 8 * kernelAt, 8 * (i === 0 ? outputAt : biasAt), 8 * outputAt, rows, 8 * units, floor)
        bend(layers[i] as DenseLayer, outputs[i] as Float64Array)
        from = outputAt
      }
      return outputs.at(-1)?.[0] as number
    },
  }
  return self
}
