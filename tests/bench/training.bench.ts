/**
 * Training rows a CPU-second, in one process and in turns. First our kernel against its twin in typed arrays and TensorFlow.js's wasm backend
 * with three patches (by its own tape and Adam, and by the gradient that we wrote out), in Node and in Chromium, and PyTorch on one thread where the Python that RIDECAST_PYTHON
 * names can import it. Then our kernel against TensorFlow.js as shipped, on a net without embeddings and on the net with embeddings. As
 * shipped it cannot train embeddings (a kernel is missing), so there its net gets the zones one-hot: the same function, only wider.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { z } from 'zod'
import { loadTensorFlow } from '@/lib/adapters/tfjs/load'
import { patchWasmBackend, restoreKernels } from '@/lib/adapters/tfjs/wasm-patches'
import { seededRandom } from '@/lib/shared/random'
import type { NetShape } from '@/lib/training/net-shape'
import { fusedLearner } from '@/lib/training/nets/fused-learner'
import { startMemory } from '@/lib/training/nets/net-state'
import type { NetRows } from '@/lib/training/neural-trainer'
import { inChromium } from './in-chromium'
import { BATCH as BATCH_C, netC, ROWS as ROWS_C, raceNetC, SHAPE as SHAPE_C } from './nets/net-c'

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
  const { learner } = fusedLearner({ ...netC(1), shape, rows: source })
  learner.restore(startMemory(shape, 1))
  const order = Int32Array.from({ length: ROWS }, (_, i) => i)
  return async () => {
    for (let from = 0; from < ROWS; from += BATCH) learner.learn(order.subarray(from, from + BATCH), 0.001, 0.99)
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
    ours: ours({ pickups: 1, dropoffs: 1, embedding: 1, dense: DENSE, hidden: [128, 64], outputs: 1 }, noZones),
    theirs: shipped(rows.matrix.dense, DENSE, [128, 64]),
  },
  {
    name: `with embeddings (2 × ${ZONES} × 16 + product + ${DENSE} → 128 → 64 → 1)`,
    against: 'its one-hot form, TensorFlow.js as shipped',
    ours: ours({ pickups: ZONES, dropoffs: ZONES, embedding: 16, dense: DENSE, hidden: [128, 64], outputs: 1 }, rows),
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

const cpuSeconds = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
const Rates = z.object({ fused: z.number(), twin: z.number(), tensorFlow: z.number(), taped: z.number() })
const tell = (where: string, answer: unknown): z.infer<typeof Rates> => {
  const rates = Rates.parse(answer)
  console.log(
    `${where}: fused ${thousands(rates.fused)}; TensorFlow.js patched ${thousands(rates.taped)}, ratio ${(rates.fused / rates.taped).toFixed(1)}; its gradient written out ${thousands(rates.tensorFlow)}, ratio ${(rates.fused / rates.tensorFlow).toFixed(1)}; typed arrays ${thousands(rates.twin)}, ratio ${(rates.fused / rates.twin).toFixed(1)}`,
  )
  return rates
}
console.log(
  `Rows a second in training, 2 × ${SHAPE_C.pickups} × ${SHAPE_C.embedding} + product + ${SHAPE_C.dense} → 128 → 64 → 1, batch ${BATCH_C}`,
)
const inNode = tell('Node (CPU-seconds)', await raceNetC(cpuSeconds))
const peer = spawnSync(
  process.env.RIDECAST_PYTHON ?? 'python3',
  [
    new URL('./nets/peer.py', import.meta.url).pathname,
    ...[ROWS_C, BATCH_C, SHAPE_C.pickups, SHAPE_C.embedding, SHAPE_C.dense].map(String),
  ],
  { encoding: 'utf8' },
)
if (peer.status === 0) {
  const { version, rate } = z.object({ version: z.string(), rate: z.number() }).parse(JSON.parse(peer.stdout))
  console.log(
    `PyTorch ${version}, one thread: ${thousands(rate)}; ours in Node ÷ PyTorch ${(inNode.fused / rate).toFixed(2)}`,
  )
} else console.log('No Python here has torch: nothing to compare with.')
const wasm = 'tfjs-backend-wasm-simd.wasm'
const wasmPath = createRequire(import.meta.url).resolve(`@tensorflow/tfjs-backend-wasm/dist/${wasm}`)
tell(
  'Chromium (seconds)',
  await inChromium(
    new URL('./nets/browser-worker.ts', import.meta.url),
    {},
    {
      files: new Map([[`/${wasm}`, readFileSync(wasmPath)]]),
    },
  ),
)

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
