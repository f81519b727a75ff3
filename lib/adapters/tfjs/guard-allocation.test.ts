import { setFlagsFromString } from 'node:v8'
import { expect, it } from 'vitest'
import { isOutOfMemory } from '@/lib/shared/out-of-memory'
import { loadTensorFlow } from './load'

it('a tensor for which the wasm memory cannot grow throws, and those that were there stay as they were', async () => {
  const { tf, backend } = await loadTensorFlow()
  expect(backend).toBe('wasm')
  const before = tf.tensor1d([1, 2, 3])
  // 32 MiB: V8 asks for its limit at each growth.
  setFlagsFromString('--wasm-max-mem-pages=512')
  const make = () => tf.tidy(() => tf.matMul(tf.ones([8192, 1]), tf.ones([1, 8192])))
  const thrown = (() => {
    try {
      return make()
    } catch (error) {
      return error
    }
  })()
  expect(isOutOfMemory(thrown)).toBe(true)
  expect([...before.dataSync()]).toEqual([1, 2, 3])
  expect([...tf.tidy(() => tf.add(before, 1).dataSync())]).toEqual([2, 3, 4])
})
