import type * as core from '@tensorflow/tfjs-core'
import type { FeatureMatrix } from '@/lib/features/feature-matrix'
import { layOutNet, type NetShape, partOf } from '@/lib/training/net-shape'
import type { GradientEngine } from '@/lib/training/nets/gradient-learner'
import type { NetRows } from '@/lib/training/neural-trainer'
import type { TensorFlow } from './load'

const PREDICT_ROWS = 4096

interface Batch {
  readonly pickup: core.Tensor1D
  readonly dropoff: core.Tensor1D
  readonly dense: core.Tensor2D
}

/**
 * Forward and backward pass of the embedding net in TensorFlow.js kernels, about 45 a step. The gradient is written out rather than taped:
 * the input is never concatenated (the first kernel is cut into its four blocks of rows), so that nothing is sliced by columns, and bias
 * gradients are products with a row of ones. Weights live in the caller's array; no tensor outlives a call.
 */
export function createNetEngine({ tf }: TensorFlow, shape: NetShape): GradientEngine {
  const layout = layOutNet(shape)
  const { embedding, dense } = shape
  const [first = 0, second = 0] = shape.hidden

  const tensors = (weights: Float32Array) => {
    const part = (name: Parameters<typeof partOf>[2]) => partOf(layout, weights, name)
    const kernel1 = part('kernel1')
    const block = (at: number, rows: number) =>
      tf.tensor2d(kernel1.subarray(at * first, (at + rows) * first), [rows, first])
    return {
      pickup: tf.tensor2d(part('pickup'), [shape.pickups, embedding]),
      dropoff: tf.tensor2d(part('dropoff'), [shape.dropoffs, embedding]),
      fromPickup: block(0, embedding),
      fromDropoff: block(embedding, embedding),
      fromProduct: block(2 * embedding, embedding),
      fromDense: block(3 * embedding, dense),
      bias1: tf.tensor1d(part('bias1')),
      kernel2: tf.tensor2d(part('kernel2'), [first, second]),
      bias2: tf.tensor1d(part('bias2')),
      kernel3: tf.tensor2d(part('kernel3'), [second, 1]),
      bias3: tf.tensor1d(part('bias3')),
    }
  }
  type Tensors = ReturnType<typeof tensors>

  const forward = (net: Tensors, batch: Batch) => {
    const pickup = tf.gather(net.pickup, batch.pickup)
    const dropoff = tf.gather(net.dropoff, batch.dropoff)
    const product = tf.mul(pickup, dropoff)
    const hidden1 = tf.relu(
      tf.addN([
        tf.fused.matMul({ a: batch.dense, b: net.fromDense, bias: net.bias1 }),
        tf.matMul(pickup, net.fromPickup),
        tf.matMul(dropoff, net.fromDropoff),
        tf.matMul(product, net.fromProduct),
      ]),
    )
    const hidden2 = tf.fused.matMul({ a: hidden1, b: net.kernel2, bias: net.bias2, activation: 'relu' })
    const output = tf.fused.matMul({ a: hidden2, b: net.kernel3, bias: net.bias3 })
    return { pickup, dropoff, product, hidden1, hidden2, output }
  }

  // Scratch for gathering a batch's rows before upload: uploading a batch is cheaper than slicing a resident tensor.
  let capacity = 0
  let denseRows = new Float32Array(0)
  let pickupRows = new Int32Array(0)
  let dropoffRows = new Int32Array(0)
  let targetRows = new Float32Array(0)
  const reserve = (rows: number) => {
    if (rows <= capacity) return
    capacity = rows
    denseRows = new Float32Array(rows * dense)
    pickupRows = new Int32Array(rows)
    dropoffRows = new Int32Array(rows)
    targetRows = new Float32Array(rows)
  }
  const upload = (rows: number): Batch => ({
    pickup: tf.tensor1d(pickupRows.subarray(0, rows), 'int32'),
    dropoff: tf.tensor1d(dropoffRows.subarray(0, rows), 'int32'),
    dense: tf.tensor2d(denseRows.subarray(0, rows * dense), [rows, dense]),
  })

  const gather = ({ matrix, target }: NetRows, batch: Int32Array) => {
    reserve(batch.length)
    for (let i = 0; i < batch.length; i++) {
      const row = batch[i] as number
      denseRows.set(matrix.dense.subarray(row * dense, (row + 1) * dense), i * dense)
      pickupRows[i] = matrix.pickup[row] as number
      dropoffRows[i] = matrix.dropoff[row] as number
      targetRows[i] = target[row] as number
    }
  }

  return {
    gradient(weights, rows, batch, gradient) {
      const count = batch.length
      gather(rows, batch)
      return tf.tidy(() => {
        const net = tensors(weights)
        const input = upload(count)
        const at = forward(net, input)
        const error = tf.sub(at.output, tf.tensor2d(targetRows.subarray(0, count), [count, 1]))
        const squared = tf.sum(tf.square(error)).dataSync()[0] ?? Number.NaN
        const ones = tf.ones<core.Rank.R2>([1, count])
        const write = (tensor: core.Tensor, into: Float32Array, offset = 0) => into.set(tensor.dataSync(), offset)
        const part = (name: Parameters<typeof partOf>[2]) => partOf(layout, gradient, name)

        const toOutput = tf.mul(error, 2 / count)
        write(tf.matMul(at.hidden2, toOutput, true), part('kernel3'))
        write(tf.sum(toOutput), part('bias3'))

        const toHidden2 = tf.mul(tf.matMul(toOutput, net.kernel3, false, true), tf.step(at.hidden2))
        write(tf.matMul(at.hidden1, toHidden2, true), part('kernel2'))
        write(tf.matMul(ones, toHidden2), part('bias2'))

        const toHidden1 = tf.mul(tf.matMul(toHidden2, net.kernel2, false, true), tf.step(at.hidden1))
        const kernel1 = part('kernel1')
        write(tf.matMul(at.pickup, toHidden1, true), kernel1)
        write(tf.matMul(at.dropoff, toHidden1, true), kernel1, embedding * first)
        write(tf.matMul(at.product, toHidden1, true), kernel1, 2 * embedding * first)
        write(tf.matMul(input.dense, toHidden1, true), kernel1, 3 * embedding * first)
        write(tf.matMul(ones, toHidden1), part('bias1'))

        const toProduct = tf.matMul(toHidden1, net.fromProduct, false, true)
        const toPickup = tf.add(tf.matMul(toHidden1, net.fromPickup, false, true), tf.mul(toProduct, at.dropoff))
        const toDropoff = tf.add(tf.matMul(toHidden1, net.fromDropoff, false, true), tf.mul(toProduct, at.pickup))
        write(tf.unsortedSegmentSum(toPickup, input.pickup, shape.pickups), part('pickup'))
        write(tf.unsortedSegmentSum(toDropoff, input.dropoff, shape.dropoffs), part('dropoff'))
        return squared
      })
    },

    predict(weights: Float32Array, matrix: FeatureMatrix) {
      const out = new Float32Array(matrix.rows)
      tf.tidy(() => {
        const net = tensors(weights)
        for (let from = 0; from < matrix.rows; from += PREDICT_ROWS) {
          const to = Math.min(from + PREDICT_ROWS, matrix.rows)
          tf.tidy(() => {
            const batch: Batch = {
              pickup: tf.tensor1d(matrix.pickup.subarray(from, to), 'int32'),
              dropoff: tf.tensor1d(matrix.dropoff.subarray(from, to), 'int32'),
              dense: tf.tensor2d(matrix.dense.subarray(from * dense, to * dense), [to - from, dense]),
            }
            out.set(forward(net, batch).output.dataSync(), from)
          })
        }
      })
      return out
    },

    close() {
      capacity = 0
      denseRows = new Float32Array(0)
      pickupRows = new Int32Array(0)
      dropoffRows = new Int32Array(0)
      targetRows = new Float32Array(0)
    },
  }
}
