/**
 * The net's forward pass on typed arrays, one ride at a time. Sums are kept in float64 and each layer's outputs are used as they are, so
 * it agrees with a float32 library to its rounding. What a zone's embedding adds to the first layer is multiplied out once, at loading:
 * only the product of the two embeddings and the dense features are left to do for each ride.
 */
import type { Activation, DenseLayer, NeuralBody } from './model-body'

export type NeuralForward = (dense: Float32Array, pickup: number, dropoff: number) => number

export function neuralForward(body: NeuralBody, width: number): NeuralForward {
  const { embedding } = body
  const [first, ...rest] = body.layers
  if (!first) throw new Error('A net has at least one layer.')
  const units = first.units
  const pickupPart = throughKernel(body.pickup, embedding, first, 0)
  const dropoffPart = throughKernel(body.dropoff, embedding, first, embedding)
  // Rows of the first kernel that are left: product, dense.
  const kernel = Float64Array.from(first.kernel.subarray(2 * embedding * units))
  const pickups = Float64Array.from(body.pickup)
  const dropoffs = Float64Array.from(body.dropoff)
  const bias = Float64Array.from(first.bias)
  const input = new Float64Array(embedding + width)
  const hidden = new Float64Array(units)
  const later = rest.map((layer) => denseLayer(layer))
  return (dense, pickup, dropoff) => {
    for (let j = 0; j < embedding; j++)
      input[j] = (pickups[pickup * embedding + j] as number) * (dropoffs[dropoff * embedding + j] as number)
    for (let j = 0; j < width; j++) input[embedding + j] = dense[j] as number
    const from = pickup * units
    const to = dropoff * units
    if (embedding > 0)
      for (let u = 0; u < units; u++)
        hidden[u] = (bias[u] as number) + (pickupPart[from + u] as number) + (dropoffPart[to + u] as number)
    else hidden.set(bias)
    addProduct(input, kernel, hidden)
    activate(first.activation, hidden)
    let values: Float64Array = hidden
    for (const layer of later) values = layer(values)
    return body.shift + body.scale * (values[0] as number)
  }
}

function denseLayer(layer: DenseLayer): (input: Float64Array) => Float64Array {
  const kernel = Float64Array.from(layer.kernel)
  const bias = Float64Array.from(layer.bias)
  const output = new Float64Array(layer.units)
  return (input) => {
    output.set(bias)
    addProduct(input, kernel, output)
    activate(layer.activation, output)
    return output
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

function activate(activation: Activation, values: Float64Array): void {
  switch (activation) {
    case 'relu':
      for (let u = 0; u < values.length; u++) if (!((values[u] as number) > 0)) values[u] = 0
      return
    case 'linear':
      return
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
