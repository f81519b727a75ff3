/**
 * Training rows a CPU-second, in one process and in turns: ours (TensorFlow.js's wasm backend with its three patches and a written-out
 * gradient) against TensorFlow.js as shipped, on a net without embeddings and on the net with embeddings. As shipped it cannot train
 * embeddings (a kernel is missing), so there its net gets the zones one-hot: the same function, only wider.
 */
import { loadTensorFlow } from '@/lib/adapters/tfjs/load'
import { createNetEngine } from '@/lib/adapters/tfjs/net-engine'
import { patchWasmBackend, restoreKernels } from '@/lib/adapters/tfjs/wasm-patches'
import { seededRandom } from '@/lib/shared/random'
import { startAdam, stepAdam } from '@/lib/training/adam'
import { initialWeights } from '@/lib/training/initial-weights'
import { layOutNet, type NetShape } from '@/lib/training/net-shape'
import type { NetRows } from '@/lib/training/neural-trainer'

const ZONES = 265
const DENSE = 28
const ROWS = 16_384
const BATCH = 512
const ROUNDS = 3

const tensorFlow = await loadTensorFlow()
const { tf, originals } = tensorFlow
const layers = await import('@tensorflow/tfjs-layers')
const { BackendWasm } = await import('@tensorflow/tfjs-backend-wasm')
const backend = tf.backend()
if (!(backend instanceof BackendWasm) || originals === null) throw new Error('The wasm backend did not start.')
const tools = { tf, backend }

const random = seededRandom(1)
const rows: NetRows = {
  matrix: {
    rows: ROWS,
    names: Array.from({ length: DENSE }, (_, i) => `x${i}`),
    dense: Float32Array.from({ length: ROWS * DENSE }, () => 2 * random.next() - 1),
    pickup: Int32Array.from({ length: ROWS }, () => random.int(ZONES)),
    dropoff: Int32Array.from({ length: ROWS }, () => random.int(ZONES)),
  },
  target: Float32Array.from({ length: ROWS }, () => 2 * random.next() - 1),
}

/** One epoch of our loop. `zones` 1 with embedding width 1 stands for a net without embeddings. */
function ours(shape: NetShape, source: NetRows): () => Promise<void> {
  const engine = createNetEngine(tensorFlow, shape)
  const layout = layOutNet(shape)
  const weights = initialWeights(shape, 1)
  const average = weights.slice()
  const gradient = new Float32Array(layout.size)
  const adam = startAdam(layout, { kernel: 0.3, embedding: 1 })
  const order = Int32Array.from({ length: ROWS }, (_, i) => i)
  return async () => {
    for (let from = 0; from < ROWS; from += BATCH) {
      engine.gradient(weights, source, order.subarray(from, from + BATCH), gradient)
      stepAdam(adam, weights, gradient, 0.001, average, 0.99)
    }
  }
}

/** One epoch of `model.fit` with the library's own Adam. */
function shipped(input: Float32Array, width: number, hidden: readonly number[]): () => Promise<void> {
  const model = layers.sequential()
  for (const [i, units] of hidden.entries())
    model.add(layers.layers.dense({ units, activation: 'relu', ...(i === 0 ? { inputShape: [width] } : {}) }))
  model.add(layers.layers.dense({ units: 1 }))
  model.compile({ optimizer: tf.train.adam(0.001), loss: 'meanSquaredError' })
  const x = tf.tensor2d(input, [ROWS, width])
  const y = tf.tensor2d(rows.target, [ROWS, 1])
  return async () => {
    await model.fit(x, y, { epochs: 1, batchSize: BATCH, shuffle: false, verbose: 0 })
  }
}

const noZones: NetRows = {
  ...rows,
  matrix: { ...rows.matrix, pickup: new Int32Array(ROWS), dropoff: new Int32Array(ROWS) },
}
const oneHotWidth = DENSE + 2 * ZONES
const oneHot = new Float32Array(ROWS * oneHotWidth)
for (let i = 0; i < ROWS; i++) {
  oneHot.set(rows.matrix.dense.subarray(i * DENSE, (i + 1) * DENSE), i * oneHotWidth)
  oneHot[i * oneHotWidth + DENSE + (rows.matrix.pickup[i] ?? 0)] = 1
  oneHot[i * oneHotWidth + DENSE + ZONES + (rows.matrix.dropoff[i] ?? 0)] = 1
}

const contests = [
  {
    name: `without embeddings (${DENSE} → 128 → 64 → 1)`,
    against: 'TensorFlow.js as shipped',
    ours: ours({ pickups: 1, dropoffs: 1, embedding: 1, dense: DENSE, hidden: [128, 64] }, noZones),
    theirs: shipped(rows.matrix.dense, DENSE, [128, 64]),
  },
  {
    name: `with embeddings (2 × ${ZONES} × 16 + product + ${DENSE} → 128 → 64 → 1)`,
    against: 'its one-hot form, TensorFlow.js as shipped',
    ours: ours({ pickups: ZONES, dropoffs: ZONES, embedding: 16, dense: DENSE, hidden: [128, 64] }, rows),
    theirs: shipped(oneHot, oneHotWidth, [128, 64]),
  },
]

async function rowsPerCpuSecond(epoch: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage()
  await epoch()
  const spent = process.cpuUsage(before)
  return ROWS / ((spent.user + spent.system) / 1e6)
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
const thousands = (value: number): string => `${(value / 1000).toFixed(0)} k`.padStart(7)

console.log(`Rows a CPU-second in training, batch ${BATCH}, median of ${ROUNDS} rounds in turns (${tensorFlow.label})`)
for (const contest of contests) {
  const [mine, theirs]: [number[], number[]] = [[], []]
  for (let round = 0; round <= ROUNDS; round++) {
    patchWasmBackend(tools)
    const own = await rowsPerCpuSecond(contest.ours)
    restoreKernels(tools, originals)
    const other = await rowsPerCpuSecond(contest.theirs)
    // The first round warms both up.
    if (round > 0) {
      mine.push(own)
      theirs.push(other)
    }
  }
  console.log(
    `${contest.name}: ${thousands(median(mine))}; ${contest.against}: ${thousands(median(theirs))}; ratio ${(median(mine) / median(theirs)).toFixed(2)}`,
  )
}
