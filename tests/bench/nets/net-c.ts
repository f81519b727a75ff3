import { loadTensorFlow } from '@/lib/adapters/tfjs/load'
import { createNetEngine } from '@/lib/adapters/tfjs/net-engine'
import { seededRandom } from '@/lib/shared/random'
import { fusedLearner } from '@/lib/training/nets/fused-learner'
import { gradientLearner } from '@/lib/training/nets/gradient-learner'
import { startMemory } from '@/lib/training/nets/net-state'
import { plainNetKernel } from '@/lib/training/nets/plain-net-kernel'
import type { NetJob, NetLearner } from '@/lib/training/neural-trainer'
import { aTapedNet } from '@/tests/fixtures/a-taped-net'

/** Two embeddings of 265 × 16, their product and 12 dense columns → 128 → 64 → 1. */
export const SHAPE = { pickups: 265, dropoffs: 265, embedding: 16, dense: 12, hidden: [128, 64], outputs: 1 } as const
export const ROWS = 16_384
export const BATCH = 1_024
const ROUNDS = 3

export function netC(rows = ROWS): NetJob {
  const random = seededRandom(1)
  const numbers = (length: number) => Float32Array.from({ length }, () => 2 * random.next() - 1)
  const matrix = {
    rows,
    names: Array.from({ length: SHAPE.dense }, (_, i) => `x${i}`),
    dense: numbers(rows * SHAPE.dense),
    pickup: Int32Array.from({ length: rows }, () => random.int(SHAPE.pickups)),
    dropoff: Int32Array.from({ length: rows }, () => random.int(SHAPE.dropoffs)),
  }
  return {
    shape: SHAPE,
    rows: { matrix, target: numbers(rows) },
    decay: { kernel: 0.3, embedding: 1 },
    activation: 'relu',
    dropout: 0,
    loss: { kind: 'squared' },
    seed: 1,
  }
}

/** Rows a second, median of rounds in turns. `seconds` is a clock: of the processor where there is one. */
export async function raceNetC(seconds: () => number, wasmFolder?: string): Promise<Record<string, number>> {
  const job = netC()
  const tensorFlow = await loadTensorFlow(wasmFolder === undefined ? {} : { wasmFolder })
  const taped = await aTapedNet(tensorFlow.tf, job, 1, 0.001)
  const learners: Record<string, NetLearner> = {
    fused: fusedLearner(job).learner,
    twin: fusedLearner(job, plainNetKernel).learner,
    tensorFlow: gradientLearner(createNetEngine(tensorFlow, SHAPE), job),
  }
  const order = Int32Array.from({ length: ROWS }, (_, i) => i)
  for (const learner of Object.values(learners)) learner.restore(startMemory(SHAPE, 1))
  const racers: Record<string, (batch: Int32Array) => void> = { taped: (batch) => taped.learn(batch) }
  for (const [name, learner] of Object.entries(learners))
    racers[name] = (batch) => void learner.learn(batch, 0.001, 0.99)
  const rates: Record<string, number[]> = {}
  for (let round = 0; round <= ROUNDS; round++)
    for (const [name, learn] of Object.entries(racers)) {
      const began = seconds()
      for (let from = 0; from < ROWS; from += BATCH) learn(order.subarray(from, from + BATCH))
      // The first round warms up.
      if (round > 0) rates[name] = [...(rates[name] ?? []), ROWS / (seconds() - began)]
    }
  return Object.fromEntries(
    Object.entries(rates).map(([name, values]) => [name, values.toSorted((a, b) => a - b)[ROUNDS >> 1] as number]),
  )
}
