import { expect, it } from 'vitest'
import { nodeTrainer } from './node-trainer'

it('loading TensorFlow.js leaves the process with the listeners that it had', async () => {
  const count = () => process.listenerCount('uncaughtException') + process.listenerCount('unhandledRejection')
  const before = count()
  const shape = { pickups: 2, dropoffs: 2, embedding: 2, dense: 2, hidden: [4, 4] } as const
  const { engine, backend } = await nodeTrainer().open(shape)
  expect(backend).toBe('TensorFlow.js 4.22.0 wasm SIMD, 1 thread')
  expect(count()).toBe(before)
  engine.close()
})
