/**
 * A net that learns in one memory: each batch goes through it in blocks of rows, forwards and backwards, and then Adam takes its step. The
 * loops are a kernel's (`net-kernel.ts`); here is their order. Tested against TensorFlow.js (`lib/adapters/tfjs/fused-learner.test.ts`).
 */
import type { FeatureMatrix } from '@/lib/features/feature-matrix'
import { BETA1, BETA2 } from '../adam'
import { layOutNet } from '../net-shape'
import type { NetJob, NetLearner } from '../neural-trainer'
import type { NetKernel } from './net-kernel'
import { outputsOf, slopeOf } from './net-loss'
import { BLOCK_ROWS, type NetMemoryPlan, planNetMemory, putWeights, takeWeights } from './net-memory'
import { plainNetKernel } from './plain-net-kernel'
import { wasmNetKernel } from './wasm-net-kernel'

const TWO_TO_31 = 2 ** 31

/** The quickest kernel that this thread can have. Both give the same net, bit for bit. */
const quickest = (bytes: number): NetKernel => wasmNetKernel(bytes) ?? plainNetKernel(bytes)

/** `backend` names the kernel. */
export function fusedLearner(
  job: NetJob,
  make: (bytes: number) => NetKernel = quickest,
): { readonly learner: NetLearner; readonly backend: string } {
  const { shape, rows, decay, activation, dropout, loss, seed } = job
  const plan = planNetMemory(shape)
  const kernel = make(plan.bytes)
  const f32 = new Float32Array(kernel.buffer)
  const u32 = new Uint32Array(kernel.buffer)
  const { size } = layOutNet(shape)
  const { layers, embedding: e } = plan
  const last = layers.length - 1
  const slope = slopeOf(loss)
  const outputs = outputsOf(loss)
  const middle = outputs >> 1
  const [limit, grow] = [Math.round(dropout * TWO_TO_31), 1 / (1 - dropout)]
  let [steps, power1, power2] = [0, 1, 1]

  const width = shape.dense
  const inputStride = (layers[0]?.inputs ?? 0) * 4
  const put = (matrix: FeatureMatrix, row: number, i: number) => {
    const at = (plan.inputs + i * inputStride) / 4 + 3 * e
    const from = row * width
    for (let j = 0; j < width; j++) f32[at + j] = matrix.dense[from + j] as number
    u32[plan.pickups / 4 + i] = matrix.pickup[row] as number
    u32[plan.dropoffs / 4 + i] = matrix.dropoff[row] as number
  }

  /** The key of a layer's dropout in this block of this step. */
  const keyOf = (layer: number, from: number): number => {
    let key = seed | 0
    for (const word of [steps, layer, from]) {
      key = Math.imul(key ^ word ^ (key >>> 15), 0x2c1b3c6d)
      key = Math.imul(key ^ (key >>> 12), 0x297a2d39)
    }
    return key ^ (key >>> 15)
  }

  function forward(weights: number, count: number, dropFrom: number | null): void {
    const { pickups, dropoffs, inputs, dropoffTable } = plan
    if (e > 0) kernel.embed(pickups, dropoffs, weights, weights + dropoffTable, 4 * e, inputs, inputStride, count)
    const even = Math.ceil(count / 4) * 4
    let values = inputs
    for (let l = 0; l <= last; l++) {
      const layer = layers[l] as (typeof layers)[number]
      const { units, outputs: out } = layer
      const how = l < last && activation === 'relu' ? 3 : 2
      const [from, to] = [4 * layer.inputs, 4 * units]
      kernel.product(
        ...([values, from, 4, weights + layer.kernel, to, out, to, even, units] as const),
        ...([layer.inputs, weights + layer.bias, how] as const),
      )
      if (l < last && activation === 'elu') kernel.elu(out, even * to)
      if (l < last && dropFrom !== null && dropout > 0) kernel.dropOut(out, count * to, keyOf(l, dropFrom), limit, grow)
      values = out
    }
  }

  /** Squared error of the block, summed, and what its outputs should change by for the mean of `of` rows. */
  function judge(batch: Int32Array, from: number, count: number, of: number): number {
    const { outputs: out, changes, units } = layers[last] as (typeof layers)[number]
    let squared = 0
    for (let i = 0; i < count; i++) {
      const truth = rows.target[batch[from + i] as number] as number
      for (let q = 0; q < outputs; q++) {
        const error = (f32[out / 4 + i * units + q] as number) - truth
        if (q === middle) squared += error * error
        f32[changes / 4 + i * units + q] = slope(error, q) / of
      }
    }
    return squared
  }

  function backward(count: number, from: number): void {
    const { gradient, inputs, inputChanges, pickups, dropoffs, dropoffTable } = plan
    const even = Math.ceil(count / 4) * 4
    for (let l = last; l >= 0; l--) {
      const layer = layers[l] as (typeof layers)[number]
      const before = layers[l - 1]
      const to = 4 * layer.units
      const values = before?.outputs ?? inputs
      const { changes, turned } = layer
      kernel.product(
        ...([
          values,
          4,
          4 * layer.inputs,
          changes,
          to,
          gradient + layer.kernel,
          to,
          layer.inputs,
          layer.units,
        ] as const),
        ...([count, 0, 1] as const),
      )
      kernel.addRows(changes, to, count, gradient + layer.bias)
      if (before) {
        const bytes = 4 * before.units
        kernel.product(
          ...([changes, to, 4, turned, bytes, before.changes, bytes, even, before.units, layer.units, 0, 0] as const),
        )
        if (dropout > 0) kernel.dropOut(before.changes, count * bytes, keyOf(l - 1, from), limit, grow)
        if (activation === 'relu') kernel.backThroughRelu(before.changes, before.outputs, count * bytes)
        if (activation === 'elu') kernel.backThroughElu(before.changes, before.outputs, count * bytes, 1 - dropout)
      } else if (e > 0) {
        const bytes = 12 * e
        kernel.product(
          ...([changes, to, 4, turned, bytes, inputChanges, bytes, even, 3 * e, layer.units, 0, 0] as const),
        )
        kernel.unembed(
          ...([pickups, dropoffs, gradient, gradient + dropoffTable, 4 * e] as const),
          ...([inputs, inputStride, inputChanges, bytes, count] as const),
        )
      }
    }
  }

  function turnKernels(): void {
    for (const [l, { kernel: at, turned, inputs, units }] of layers.entries())
      kernel.transpose(plan.weights + at, turned, l === 0 ? 3 * e : inputs, units)
  }

  function step(rate: number, keep: number): void {
    steps++
    power1 *= BETA1
    power2 *= BETA2
    const { embeddingEnd, kernelEnd, weightBytes } = plan
    const parts = [
      [0, embeddingEnd, decay.embedding],
      [embeddingEnd, kernelEnd, decay.kernel],
      [kernelEnd, weightBytes, 0],
    ] as const
    for (const [from, to, pull] of parts)
      kernel.adam(
        ...([plan.weights + from, plan.gradient + from, plan.mean + from, plan.square + from] as const),
        ...([plan.average + from, to - from, rate / (1 - power1), 1 / (1 - power2), rate * pull, 1 - keep] as const),
      )
    turnKernels()
  }

  const learner: NetLearner = {
    learn(batch, rate, keep) {
      const { gradient, weightBytes } = plan
      f32.fill(0, gradient / 4, (gradient + weightBytes) / 4)
      let squared = 0
      for (let from = 0; from < batch.length; from += BLOCK_ROWS) {
        const count = Math.min(BLOCK_ROWS, batch.length - from)
        for (let i = 0; i < count; i++) put(rows.matrix, batch[from + i] as number, i)
        forward(plan.weights, count, from)
        squared += judge(batch, from, count, batch.length)
        backward(count, from)
      }
      step(rate, keep)
      return squared
    },
    predict(matrix) {
      const predicted = new Float32Array(matrix.rows * outputs)
      const { outputs: out, units } = layers[last] as (typeof layers)[number]
      for (let from = 0; from < matrix.rows; from += BLOCK_ROWS) {
        const count = Math.min(BLOCK_ROWS, matrix.rows - from)
        for (let i = 0; i < count; i++) put(matrix, from + i, i)
        forward(plan.average, count, null)
        for (let i = 0; i < count; i++)
          for (let q = 0; q < outputs; q++) predicted[(from + i) * outputs + q] = f32[out / 4 + i * units + q] as number
      }
      return predicted
    },
    save: () => {
      const taken = (part: keyof NetMemoryPlan & ('weights' | 'average' | 'mean' | 'square')) =>
        takeWeights(plan, f32, plan[part], size)
      return {
        weights: taken('weights'),
        average: taken('average'),
        mean: taken('mean'),
        square: taken('square'),
        steps,
      }
    },
    restore(memory) {
      for (const part of ['weights', 'average', 'mean', 'square'] as const)
        putWeights(plan, f32, plan[part], memory[part])
      ;[steps, power1, power2] = [memory.steps, 1, 1]
      for (let i = 0; i < steps; i++) {
        power1 *= BETA1
        power2 *= BETA2
      }
      turnKernels()
    },
    close: () => {},
  }
  return { learner, backend: `own kernel, ${kernel.name}` }
}
