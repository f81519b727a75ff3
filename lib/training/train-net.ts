import type { FeatureMatrix } from '@/lib/features/feature-matrix'
import type { NeuralFamilySettings } from '@/lib/models/families/neural'
import { seededRandom, shuffle } from '@/lib/shared/random'
import type { Steps } from '@/lib/shared/steps'
import { startAdam, stepAdam } from './adam'
import { initialWeights } from './initial-weights'
import { layOutNet, type NetShape } from './net-shape'
import type { NetEngine, NetRows } from './neural-trainer'
import { rateAt } from './one-cycle'
import { BREATH_MS, carryOut, type TrainingControl } from './training-control'

export interface NetTask {
  readonly shape: NetShape
  readonly settings: NeuralFamilySettings
  readonly seed: number
  readonly rows: NetRows
  /** Rides that early stopping watches: later than the rows, and not learnt from. Null trains all epochs. */
  readonly tail: { readonly matrix: FeatureMatrix; readonly rmse: (output: Float32Array) => number } | null
  /** Ends after this epoch, with the learning rates that it has in a whole training. */
  readonly lastEpoch?: number
}

export interface NetEpoch {
  /** 1-based. */
  readonly epoch: number
  /** Root of the mean squared error over the epoch, in units of the target. */
  readonly trainRmse: number
  /** What the tail's `rmse` says; null without a tail. */
  readonly tailRmse: number | null
  readonly rowsPerSecond: number
}

export interface TrainedNet {
  readonly weights: Float32Array
  /** Epoch that the weights are from; 0 where no epoch was finished. */
  readonly epoch: number
}

/** Share of the steps in which the learning rate rises. */
const RISE = 0.2
/** How much of the running average of the weights is kept at each step, once there are enough steps to average. */
const KEEP = 0.99
/** Rides that are predicted between two pauses. */
const PREDICTED_AT_ONCE = 16_384

/**
 * Trains a net by mini-batches and yields after each epoch. What is judged and returned is the running average of the weights (Polyak &
 * Juditsky 1992), of the epoch with the smallest error on the tail. Asked to stop, it ends within a batch with the best so far. The same
 * task gives the same bits: the clock only measures.
 */
export async function* trainNet(
  task: NetTask,
  engine: NetEngine,
  control: TrainingControl,
): AsyncGenerator<NetEpoch, TrainedNet> {
  const { shape, settings, seed, rows, tail } = task
  const count = rows.matrix.rows
  const layout = layOutNet(shape)
  const weights = initialWeights(shape, seed)
  const average = weights.slice()
  const gradient = new Float32Array(layout.size)
  const adam = startAdam(layout, { kernel: settings.weightDecay, embedding: settings.embeddingDecay })
  const batches = Math.ceil(count / settings.batchSize)
  const schedule = { peak: settings.learningRate, steps: batches * settings.epochs, rise: RISE }
  const order = Int32Array.from({ length: count }, (_, i) => i)
  // Another stream than that of the weights, so that the two can change apart.
  const random = seededRandom(seed + 1)
  let best: TrainedNet = { weights: average, epoch: 0 }
  let bestRmse = Number.POSITIVE_INFINITY
  let lastPause = control.clock.now()
  let step = 0

  const lastEpoch = Math.min(settings.epochs, task.lastEpoch ?? settings.epochs)
  for (let epoch = 1; epoch <= lastEpoch; epoch++) {
    const began = control.clock.now()
    shuffle(order, random)
    let squared = 0
    for (let from = 0; from < count; from += settings.batchSize) {
      squared += engine.gradient(
        weights,
        rows,
        order.subarray(from, Math.min(count, from + settings.batchSize)),
        gradient,
      )
      const keep = Math.min(KEEP, (step + 1) / (step + 10))
      stepAdam(adam, weights, gradient, rateAt(schedule, step), average, keep)
      step++
      if (control.clock.now() - lastPause < BREATH_MS) continue
      await control.pause()
      lastPause = control.clock.now()
      if (control.shouldStop()) return best
    }
    let tailRmse: number | null = null
    if (tail !== null) {
      const output = await carryOut(predictInPieces(engine, average, tail.matrix), control, 'finish')
      if (output.ok) tailRmse = tail.rmse(output.value)
    }
    const seconds = Math.max(1e-3, (control.clock.now() - began) / 1000)
    yield { epoch, trainRmse: Math.sqrt(squared / count), tailRmse, rowsPerSecond: count / seconds }
    if (tailRmse === null || tailRmse < bestRmse) {
      bestRmse = tailRmse ?? bestRmse
      best = { weights: average.slice(), epoch }
    }
    if (control.shouldStop() || epoch - best.epoch >= settings.patience) break
  }
  return best
}

function* predictInPieces(engine: NetEngine, weights: Float32Array, matrix: FeatureMatrix): Steps<Float32Array> {
  const { rows, names } = matrix
  const output = new Float32Array(rows)
  for (let from = 0; from < rows; from += PREDICTED_AT_ONCE) {
    const to = Math.min(rows, from + PREDICTED_AT_ONCE)
    const piece = {
      rows: to - from,
      names,
      dense: matrix.dense.subarray(from * names.length, to * names.length),
      pickup: matrix.pickup.subarray(from, to),
      dropoff: matrix.dropoff.subarray(from, to),
    }
    output.set(engine.predict(weights, piece), from)
    yield
  }
  return output
}
