import { expect, it } from 'vitest'
import { aNetJob } from '@/tests/fixtures/a-net-job'
import { nodeTrainer } from './node-trainer'

it('loading TensorFlow.js leaves the process with the listeners that it had', async () => {
  const count = () => process.listenerCount('uncaughtException') + process.listenerCount('unhandledRejection')
  const before = count()
  const shape = { pickups: 2, dropoffs: 2, embedding: 2, dense: 2, hidden: [4, 4], outputs: 1 } as const
  const matrix = {
    rows: 1,
    names: ['x', 'y'],
    dense: new Float32Array(2),
    pickup: new Int32Array(1),
    dropoff: new Int32Array(1),
  }
  const rows = { matrix, target: new Float32Array(1) }
  const { learner, backend } = await nodeTrainer().open(aNetJob({ shape, rows }))
  expect(backend).toBe('TensorFlow.js 4.22.0 wasm SIMD, 1 thread')
  expect(count()).toBe(before)
  learner.close()
})
