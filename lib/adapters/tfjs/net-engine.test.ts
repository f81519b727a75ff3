import type * as core from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '@/lib/shared/random'
import { initialWeights } from '@/lib/training/initial-weights'
import { layOutNet, type NetShape, partOf } from '@/lib/training/net-shape'
import type { NetRows } from '@/lib/training/neural-trainer'
import { loadTensorFlow } from './load'
import { createNetEngine } from './net-engine'

const SHAPE: NetShape = { pickups: 9, dropoffs: 7, embedding: 4, dense: 5, hidden: [16, 8], outputs: 1 }

function someRows(shape: NetShape, rows: number, seed = 3): NetRows {
  const random = seededRandom(seed)
  const numbers = (length: number) => Float32Array.from({ length }, () => 2 * random.next() - 1)
  return {
    matrix: {
      rows,
      names: Array.from({ length: shape.dense }, (_, i) => `x${i}`),
      dense: numbers(rows * shape.dense),
      pickup: Int32Array.from({ length: rows }, () => random.int(shape.pickups)),
      dropoff: Int32Array.from({ length: rows }, () => random.int(shape.dropoffs)),
    },
    target: numbers(rows),
  }
}

const everyRow = (rows: number) => Int32Array.from({ length: rows }, (_, i) => i)

/** Biases away from zero, embeddings larger: a start where every part of the gradient matters. */
function someWeights(shape: NetShape): Float32Array {
  const random = seededRandom(11)
  return initialWeights(shape, 5).map((value) => value * 2 + 0.2 * (random.next() - 0.5))
}

describe('the net engine', () => {
  it('predicts what the same net in TensorFlow.js layers predicts', async () => {
    const tensorFlow = await loadTensorFlow()
    const layers = await import('@tensorflow/tfjs-layers')
    const { tf } = tensorFlow
    const rows = someRows(SHAPE, 300)
    const weights = someWeights(SHAPE)
    const layout = layOutNet(SHAPE)
    const pickup = layers.input({ shape: [1], dtype: 'int32' })
    const dropoff = layers.input({ shape: [1], dtype: 'int32' })
    const dense = layers.input({ shape: [SHAPE.dense] })
    const embed = (count: number) => layers.layers.embedding({ inputDim: count, outputDim: SHAPE.embedding })
    const flatten = () => layers.layers.flatten()
    const one = flatten().apply(embed(SHAPE.pickups).apply(pickup))
    const other = flatten().apply(embed(SHAPE.dropoffs).apply(dropoff))
    if (Array.isArray(one) || Array.isArray(other) || !('sourceLayer' in one) || !('sourceLayer' in other))
      throw new Error('Expected one symbolic tensor each.')
    const product = layers.layers.multiply().apply([one, other])
    if (Array.isArray(product) || !('sourceLayer' in product)) throw new Error('Expected one symbolic tensor.')
    const joined = layers.layers.concatenate().apply([one, other, product, dense])
    const hidden1 = layers.layers.dense({ units: 16, activation: 'relu' }).apply(joined)
    const hidden2 = layers.layers.dense({ units: 8, activation: 'relu' }).apply(hidden1)
    const output = layers.layers.dense({ units: 1 }).apply(hidden2)
    if (Array.isArray(output) || !('sourceLayer' in output)) throw new Error('Expected one symbolic tensor.')
    const model = layers.model({ inputs: [pickup, dropoff, dense], outputs: output })
    const values = layout.parts.map((part) =>
      tf.tensor(partOf(layout, weights, part.name), part.kind === 'bias' ? [part.shape[1]] : [...part.shape]),
    )
    model.setWeights(values)
    const expected = model.predict([
      tf.tensor2d(rows.matrix.pickup, [300, 1], 'int32'),
      tf.tensor2d(rows.matrix.dropoff, [300, 1], 'int32'),
      tf.tensor2d(rows.matrix.dense, [300, SHAPE.dense]),
    ])
    if (Array.isArray(expected)) throw new Error('Expected one output.')
    const actual = createNetEngine(tensorFlow, SHAPE).predict(weights, rows.matrix)
    for (const [i, value] of expected.dataSync().entries()) expect(actual[i]).toBeCloseTo(value, 5)
  })

  it("gives the gradient that TensorFlow.js's own tape gives", async () => {
    const tensorFlow = await loadTensorFlow()
    const { tf } = tensorFlow
    // Importing the layers registers the gradient functions that the core package in Node leaves out.
    await import('@tensorflow/tfjs-layers')
    const rows = someRows(SHAPE, 64)
    const weights = someWeights(SHAPE)
    const layout = layOutNet(SHAPE)
    const gradient = new Float32Array(layout.size)
    const squared = createNetEngine(tensorFlow, SHAPE).gradient(weights, rows, everyRow(64), gradient)
    const taped = tf.tidy(() => {
      const loss = (...parts: core.Tensor[]): core.Scalar => {
        const [pickups, dropoffs, kernel1, bias1, kernel2, bias2, kernel3, bias3] = parts
        if (!pickups || !dropoffs || !kernel1 || !bias1 || !kernel2 || !bias2 || !kernel3 || !bias3)
          throw new Error('Eight parts are needed.')
        const pickup = tf.gather(pickups, tf.tensor1d(rows.matrix.pickup, 'int32'))
        const dropoff = tf.gather(dropoffs, tf.tensor1d(rows.matrix.dropoff, 'int32'))
        const input = tf.concat([pickup, dropoff, tf.mul(pickup, dropoff), tf.tensor2d(rows.matrix.dense, [64, 5])], 1)
        const hidden1 = tf.relu(tf.add(tf.matMul(input, kernel1), bias1))
        const hidden2 = tf.relu(tf.add(tf.matMul(hidden1, kernel2), bias2))
        const output = tf.add(tf.matMul(hidden2, kernel3), bias3)
        return tf.mean(tf.square(tf.sub(output, tf.tensor2d(rows.target, [64, 1]))))
      }
      const parts = layout.parts.map((part) => tf.tensor2d(partOf(layout, weights, part.name), [...part.shape]))
      const { value, grads } = tf.valueAndGrads(loss)(parts)
      return { value: value.dataSync()[0], grads: grads.map((grad) => Float32Array.from(grad.dataSync())) }
    })
    expect(squared / 64).toBeCloseTo(taped.value ?? Number.NaN, 5)
    for (const [i, part] of layout.parts.entries())
      for (const [j, value] of (taped.grads[i] ?? []).entries())
        expect(gradient[part.offset + j], `${part.name}[${j}]`).toBeCloseTo(value, 5)
  })

  it('sums the squared error of the batch that it is given', async () => {
    const engine = createNetEngine(await loadTensorFlow(), SHAPE)
    const rows = someRows(SHAPE, 40)
    const weights = someWeights(SHAPE)
    const batch = Int32Array.of(3, 17, 3, 39)
    const predicted = engine.predict(weights, rows.matrix)
    let expected = 0
    for (const row of batch) expected += ((predicted[row] ?? 0) - (rows.target[row] ?? 0)) ** 2
    const sum = engine.gradient(weights, rows, batch, new Float32Array(layOutNet(SHAPE).size))
    expect(sum).toBeCloseTo(expected, 4)
  })

  it('leaves no tensor behind', async () => {
    const tensorFlow = await loadTensorFlow()
    const engine = createNetEngine(tensorFlow, SHAPE)
    const rows = someRows(SHAPE, 40)
    const before = tensorFlow.tf.memory().numTensors
    engine.gradient(someWeights(SHAPE), rows, everyRow(40), new Float32Array(layOutNet(SHAPE).size))
    engine.predict(someWeights(SHAPE), rows.matrix)
    engine.close()
    expect(tensorFlow.tf.memory().numTensors).toBe(before)
  })
})
