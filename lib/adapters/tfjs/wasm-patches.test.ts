import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import type * as core from '@tensorflow/tfjs-core'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { loadTensorFlow } from './load'
import {
  addSegmentSum,
  type Originals,
  patchWasmBackend,
  restoreKernels,
  sliceInPlace,
  transposeBeforeMatMul,
} from './wasm-patches'

let tf: typeof core
let backend: BackendWasm
let originals: Originals

beforeAll(async () => {
  const { BackendWasm: Class } = await import('@tensorflow/tfjs-backend-wasm')
  const loaded = await loadTensorFlow()
  tf = loaded.tf
  if (loaded.originals === null) throw new Error('The wasm backend did not start.')
  originals = loaded.originals
  const current = tf.backend()
  if (!(current instanceof Class)) throw new Error('The backend is not wasm.')
  backend = current
  restoreKernels({ tf, backend }, originals)
})

afterEach(() => restoreKernels({ tf, backend }, originals))

const ramp = (length: number) => Float32Array.from({ length }, (_, i) => ((i * 37) % 101) / 50 - 1)

it('loading puts all three in place', () => {
  patchWasmBackend({ tf, backend })
  for (const name of ['UnsortedSegmentSum', 'BatchMatMul', 'Slice']) {
    const now = tf.getKernel(name, 'wasm')
    expect(now, name).toBeDefined()
    expect(now?.kernelFunc, name).not.toBe(originals.get(name)?.kernelFunc)
  }
})

describe('segment sums', () => {
  const sums = () =>
    tf.tidy(() => {
      const rows = tf.tensor2d([1, 2, 3, 4, 5, 6, 7, 8], [4, 2])
      return Array.from(tf.unsortedSegmentSum(rows, tf.tensor1d([2, 0, 2, 7], 'int32'), 3).dataSync())
    })

  it('are missing from the backend as shipped', () => {
    expect(sums).toThrow(/UnsortedSegmentSum/)
  })

  it('add the rows of each segment and drop ids out of range', () => {
    addSegmentSum({ tf, backend })
    expect(sums()).toEqual([3, 4, 0, 0, 6, 8])
  })
})

describe('products with a transposed operand', () => {
  const product = () =>
    tf.tidy(() => {
      const a = tf.tensor2d(ramp(6 * 5), [6, 5])
      const b = tf.tensor2d(ramp(6 * 7), [6, 7])
      const left = Array.from(tf.matMul(a, b, true).dataSync())
      const right = Array.from(tf.matMul(tf.transpose(a), tf.transpose(b), false, true).dataSync())
      return { left, right }
    })

  it('equal those of the backend as shipped', () => {
    const before = product()
    transposeBeforeMatMul({ tf, backend })
    const after = product()
    for (const [i, value] of before.left.entries()) expect(after.left[i]).toBeCloseTo(value, 5)
    for (const [i, value] of before.right.entries()) expect(after.right[i]).toBeCloseTo(value, 5)
  })

  it('are at least three times as fast at the sizes of a training step', () => {
    const milliseconds = () => {
      const a = tf.tensor2d(ramp(1024 * 128), [1024, 128])
      const b = tf.tensor2d(ramp(1024 * 64), [1024, 64])
      const run = () => tf.tidy(() => void tf.matMul(a, b, true))
      for (let i = 0; i < 3; i++) run()
      let best = Number.POSITIVE_INFINITY
      for (let i = 0; i < 5; i++) {
        const start = performance.now()
        run()
        best = Math.min(best, performance.now() - start)
      }
      a.dispose()
      b.dispose()
      return best
    }
    const shipped = milliseconds()
    transposeBeforeMatMul({ tf, backend })
    expect(shipped / milliseconds()).toBeGreaterThan(3)
  })

  it('leave no tensor data behind', () => {
    transposeBeforeMatMul({ tf, backend })
    const before = backend.numDataIds()
    product()
    expect(backend.numDataIds()).toBe(before)
  })
})

describe('slices', () => {
  it('do not read the whole source out of the heap', () => {
    const source = tf.tensor2d(ramp(1000 * 4), [1000, 4])
    const read = backend.readSync.bind(backend)
    let numbersRead = 0
    backend.readSync = (...args: Parameters<BackendWasm['readSync']>) => {
      const values = read(...args)
      numbersRead += values.length
      return values
    }
    try {
      const taken = () => tf.tidy(() => tf.slice(source, [10, 0], [2, 4]))
      taken().dispose()
      expect(numbersRead).toBe(4000)
      numbersRead = 0
      sliceInPlace({ tf, backend })
      const part = taken()
      expect(numbersRead).toBe(0)
      expect(Array.from(part.dataSync())).toEqual(Array.from(ramp(4000).subarray(40, 48)))
      part.dispose()
    } finally {
      backend.readSync = read
      source.dispose()
    }
  })

  it('by columns still come out right', () => {
    sliceInPlace({ tf, backend })
    const values = tf.tidy(() =>
      Array.from(tf.slice(tf.tensor2d([1, 2, 3, 4, 5, 6], [2, 3]), [0, 1], [2, 2]).dataSync()),
    )
    expect(values).toEqual([2, 3, 5, 6])
  })
})
