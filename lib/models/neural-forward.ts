/**
 * The net's forward pass, one ride at a time, in typed arrays: sums in float64, so that it agrees with a float32 library to its rounding,
 * and the same bits everywhere. What a zone's embedding adds to the first layer is multiplied out once, at loading: only the product of
 * the two embeddings and the dense features are left to do for each ride.
 */
import { layerKernel } from './layer-kernel'
import type { DenseLayer, NeuralBody } from './model-body'
import { plainLayers } from './plain-layers'
import { wasmLayers } from './wasm-layers'

export type NeuralForward = (dense: Float32Array, pickup: number, dropoff: number) => number

/** What each zone's embedding adds to the first layer: zones × units. */
export interface ZoneParts {
  readonly pickup: Float64Array
  readonly dropoff: Float64Array
}

/** Costs zones × embedding × units: seconds for the largest net that is accepted, which another thread can spend. */
export function zoneParts({ layers: [first], embedding, pickup, dropoff }: NeuralBody): ZoneParts {
  if (!first) throw new Error('A net has at least one layer.')
  return {
    pickup: throughKernel(pickup, embedding, first, 0),
    dropoff: throughKernel(dropoff, embedding, first, embedding),
  }
}

/** `kernel` null takes the plain loops. */
export function neuralForward(
  body: NeuralBody,
  width: number,
  kernel = layerKernel(),
  parts = zoneParts(body),
): NeuralForward {
  const { embedding } = body
  const [first] = body.layers
  if (!first) throw new Error('A net has at least one layer.')
  const units = first.units
  const { pickup: pickupPart, dropoff: dropoffPart } = parts
  const pickups = new Float64Array(body.pickup)
  const dropoffs = new Float64Array(body.dropoff)
  const bias = new Float64Array(first.bias)
  const inputs = embedding + width
  const layers =
    kernel === null || inputs === 0 ? plainLayers(body.layers, inputs) : wasmLayers(body.layers, inputs, kernel)
  return (dense, pickup, dropoff) => {
    const net = layers.open()
    const input = net.inputs
    for (let j = 0; j < embedding; j++)
      input[j] = (pickups[pickup * embedding + j] as number) * (dropoffs[dropoff * embedding + j] as number)
    for (let j = 0; j < width; j++) input[embedding + j] = dense[j] as number
    const start = net.start
    const from = pickup * units
    const to = dropoff * units
    if (embedding > 0)
      for (let u = 0; u < units; u++)
        start[u] = (bias[u] as number) + (pickupPart[from + u] as number) + (dropoffPart[to + u] as number)
    else start.set(bias)
    return body.shift + body.scale * layers.run()
  }
}

/** Each zone's embedding times the kernel's rows from `firstRow`: zones × units. */
function throughKernel(table: Float32Array, embedding: number, layer: DenseLayer, firstRow: number): Float64Array {
  const zones = embedding === 0 ? 0 : table.length / embedding
  const out = new Float64Array(zones * layer.units)
  for (let zone = 0; zone < zones; zone++)
    for (let j = 0; j < embedding; j++) {
      const value = table[zone * embedding + j] as number
      for (let u = 0; u < layer.units; u++)
        out[zone * layer.units + u] =
          (out[zone * layer.units + u] as number) + value * (layer.kernel[(firstRow + j) * layer.units + u] as number)
    }
  return out
}
