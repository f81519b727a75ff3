import { type LayerKernel, UNITS_AT_ONCE } from './layer-kernel'
import type { DenseLayer } from './model-body'
import { bend, floorOf, type NetInputs, type NetLayers, remainingKernels } from './net-layers'

const PAGE_BYTES = 65_536

/** Float64s of the nets that lie in memory side by side: 16 MiB, dozens of the usual ones. */
const MOST_NUMBERS = 2 ** 21

/** The memory of a thread: the nets whose weights lie in it (copying one costs some ten microseconds), and the first free float64. */
interface Room {
  readonly nets: Set<NetLayers>
  end: number
}

const rooms = new WeakMap<LayerKernel, Room>()

/** Finds room for so many float64s, behind the nets that are there where they leave enough of it. Returns the first of them. */
function placeIn(kernel: LayerKernel, net: NetLayers, numbers: number): number {
  const room = rooms.get(kernel) ?? { nets: new Set(), end: 0 }
  rooms.set(kernel, room)
  const { memory } = kernel
  const missing = (room.end + numbers) * 8 - memory.buffer.byteLength
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES))
  // Memory that grew is another buffer, on which the others have no view.
  if (missing > 0 || room.end + numbers > MOST_NUMBERS) {
    room.nets.clear()
    room.end = 0
  }
  const at = room.end
  room.nets.add(net)
  room.end += numbers
  return at
}

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
  const size = Math.ceil(end / 2) * 2
  let at = 0
  let net: NetInputs = { inputs: new Float64Array(0), start: new Float64Array(0) }
  let outputs: readonly Float64Array[] = []

  const self: NetLayers = {
    open() {
      if (!rooms.get(kernel)?.nets.has(self)) {
        at = placeIn(kernel, self, size)
        const numbers = new Float64Array(memory.buffer).subarray(at, at + size)
        for (const { weights, kernelAt } of placed) numbers.set(weights, kernelAt)
        const startAt = first?.outputAt ?? 0
        net = {
          inputs: numbers.subarray(0, inputs),
          start: numbers.subarray(startAt, startAt + (first?.units ?? 0)),
        }
        outputs = placed.map(({ outputAt, units }) => numbers.subarray(outputAt, outputAt + units))
      }
      return net
    },
    run() {
      let from = at
      for (let i = 0; i < placed.length; i++) {
        const { inputs: rows, units, floor, kernelAt, biasAt, outputAt } = placed[i] as PlacedLayer
        const start = i === 0 ? outputAt : biasAt
        run(8 * from, 8 * (at + kernelAt), 8 * (at + start), 8 * (at + outputAt), rows, 8 * units, floor)
        bend(layers[i] as DenseLayer, outputs[i] as Float64Array)
        from = at + outputAt
      }
      return outputs.at(-1)?.[0] as number
    },
  }
  return self
}
