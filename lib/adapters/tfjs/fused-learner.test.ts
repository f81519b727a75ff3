import { expect, it } from 'vitest'
import { fusedLearner } from '@/lib/training/nets/fused-learner'
import type { NetLoss } from '@/lib/training/nets/net-loss'
import { startMemory } from '@/lib/training/nets/net-state'
import type { NetJob } from '@/lib/training/neural-trainer'
import { aNetJob, everyRowOf } from '@/tests/fixtures/a-net-job'
import { aTapedNet } from '@/tests/fixtures/a-taped-net'
import { loadTensorFlow } from './load'

const STEPS = 50
const RATE = 0.01

/** The mean loss of predictions, in doubles. */
function lossOf(loss: NetLoss, predicted: Float32Array, target: Float32Array): number {
  const outputs = predicted.length / target.length
  let sum = 0
  for (const [k, value] of predicted.entries()) {
    const error = value - (target[Math.floor(k / outputs)] as number)
    const size = Math.abs(error)
    if (loss.kind === 'squared') sum += error * error
    if (loss.kind === 'huber')
      sum += size <= loss.delta ? 0.5 * error * error : loss.delta * size - 0.5 * loss.delta * loss.delta
    if (loss.kind === 'pinball') {
      const level = loss.levels[k % outputs] as number
      sum += Math.max(-level * error, (1 - level) * error)
    }
  }
  return sum / predicted.length
}

const ours = (job: NetJob): number[] => {
  const { learner } = fusedLearner(job)
  learner.restore(startMemory(job.shape, 3))
  return Array.from({ length: STEPS }, () => {
    learner.learn(everyRowOf(job), RATE, 0)
    return lossOf(job.loss, learner.predict(job.rows.matrix), job.rows.target)
  })
}

async function theirs(job: NetJob): Promise<number[]> {
  const { tf } = await loadTensorFlow()
  const net = await aTapedNet(tf, job, 3, RATE)
  return Array.from({ length: STEPS }, () => {
    net.learn(everyRowOf(job))
    return lossOf(job.loss, net.predict(job.rows.matrix), job.rows.target)
  })
}

const none = { kernel: 0, embedding: 0 }

it.each([
  ['ReLU and squared error', aNetJob({ decay: none })],
  [
    'ELU and Huber',
    aNetJob({ decay: none, activation: 'elu', hidden: [9, 8, 5], loss: { kind: 'huber', delta: 0.4 } }),
  ],
  [
    'no activation and quantiles',
    aNetJob({ decay: none, activation: 'linear', hidden: [6], loss: { kind: 'pinball', levels: [0.1, 0.5, 0.9] } }),
  ],
])('a net of %s loses over 50 steps what it loses in TensorFlow.js', async (_, job) => {
  const expected = await theirs(job)
  const losses = ours(job)
  expect(losses[STEPS - 1]).toBeLessThan((losses[0] as number) * 0.99)
  for (const [k, loss] of losses.entries())
    expect(Math.abs(loss / (expected[k] as number) - 1), `step ${k + 1}`).toBeLessThan(1e-4)
})
