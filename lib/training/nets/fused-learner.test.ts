import { describe, expect, test } from 'vitest'
import { aNetJob, everyRowOf } from '@/tests/fixtures/a-net-job'
import type { NetJob, NetLearner } from '../neural-trainer'
import { fusedLearner } from './fused-learner'
import { startMemory } from './net-state'
import { plainNetKernel } from './plain-net-kernel'
import { wasmNetKernel } from './wasm-net-kernel'

function learnt(learner: NetLearner, job: NetJob, steps: number): NetLearner {
  const order = everyRowOf(job)
  for (let k = 0; k < steps; k++) learner.learn(order.subarray((k * 50) % 150, ((k * 50) % 150) + 150), 0.01, 0.9)
  return learner
}

const wasm = (bytes: number) => {
  const kernel = wasmNetKernel(bytes)
  if (!kernel) throw new Error('there is no WebAssembly SIMD here')
  return kernel
}

const nets: Record<string, NetJob> = {
  'ReLU, squared error': aNetJob(),
  'ELU, Huber, dropout': aNetJob({ activation: 'elu', dropout: 0.3, loss: { kind: 'huber', delta: 0.4 } }),
  'ReLU, three quantiles, dropout': aNetJob({ dropout: 0.2, loss: { kind: 'pinball', levels: [0.1, 0.5, 0.9] } }),
  'linear, one layer': aNetJob({ activation: 'linear', hidden: [6] }),
}

describe.each(Object.entries(nets))('a net of %s', (_, job) => {
  test('learns the same bits in WebAssembly and in typed arrays', () => {
    const [fast, plain] = [wasm, plainNetKernel].map((make) => {
      const { learner } = fusedLearner(job, make)
      learner.restore(startMemory(job.shape, 3))
      return learnt(learner, job, 12)
    })
    expect(fast?.save()).toEqual(plain?.save())
    expect(fast?.predict(job.rows.matrix)).toEqual(plain?.predict(job.rows.matrix))
    expect(fast?.save().weights.every(Number.isFinite)).toBe(true)
  })

  test('goes on from what it saved with the same bits', () => {
    const { learner } = fusedLearner(job)
    learner.restore(startMemory(job.shape, 3))
    learnt(learner, job, 3)
    const other = fusedLearner(job).learner
    other.restore(learner.save())
    expect(learnt(other, job, 3).save()).toEqual(learnt(learner, job, 3).save())
  })
})

test('the backend names the kernel', () => {
  expect(fusedLearner(aNetJob(), wasm).backend).toBe('own kernel, WebAssembly SIMD')
  expect(fusedLearner(aNetJob(), plainNetKernel).backend).toBe('own kernel, typed arrays')
})

test('predictions leave no unit out', () => {
  const { learner } = fusedLearner(aNetJob({ dropout: 0.5 }))
  const { learner: whole } = fusedLearner(aNetJob())
  for (const each of [learner, whole]) each.restore(startMemory(aNetJob().shape, 3))
  const { matrix } = aNetJob().rows
  expect(learner.predict(matrix)).toEqual(whole.predict(matrix))
})

test('dropout leaves out its share, and others by another key', () => {
  const kernel = wasm(8192)
  const values = new Float32Array(kernel.buffer, 1024, 1000)
  const drop = (key: number) => {
    values.fill(1)
    kernel.dropOut(1024, 4000, key, Math.round(0.25 * 2 ** 31), 1 / 0.75)
    return values.slice()
  }
  const first = drop(77)
  const zeros = first.filter((value) => value === 0).length
  expect(zeros).toBeGreaterThan(200)
  expect(zeros).toBeLessThan(300)
  expect(first.find((value) => value !== 0)).toBe(Math.fround(1 / 0.75))
  expect(drop(78)).not.toEqual(first)
})
