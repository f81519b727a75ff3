import type { FeatureMatrix } from '@/lib/features/feature-matrix'
import type { NeuralFamilySettings } from '@/lib/models/families/neural'
import { randomAt, seededRandom, shuffle } from '@/lib/shared/random'
import type { Steps } from '@/lib/shared/steps'
import type { NetShape } from './net-shape'
import { type BestNet, type NetState, startMemory } from './nets/net-state'
import type { NetLearner, NetRows } from './neural-trainer'
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
  /** Where an earlier training of the same task stood; absent begins anew. */
  readonly from?: NetState
  /** Told before each pause and after each epoch, once that is told: `state` copies all that is needed to go on from there. */
  readonly atRest?: (state: () => NetState) => void | Promise<void>
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
const PREDICTED_AT_ONCE = 4_096

/**
 * Trains a net by mini-batches and yields after each epoch. What is judged and returned is the running average of the weights (Polyak &
 * Juditsky 1992), of the epoch with the smallest error on the tail. Asked to stop, it ends within a batch with the best so far. The same
 * task gives the same bits: the clock only measures.
 */
export async function* trainNet(
  task: NetTask,
  learner: NetLearner,
  control: TrainingControl,
): AsyncGenerator<NetEpoch, TrainedNet> {
  const { shape, settings, seed, rows, tail, from, atRest } = task
  const { batchSize, patience } = settings
  const count = rows.matrix.rows
  const batches = Math.ceil(count / batchSize)
  const schedule = { peak: settings.learningRate, steps: batches * settings.epochs, rise: RISE }
  const memory = from?.memory ?? startMemory(shape, seed)
  learner.restore(memory)
  const order = from?.order.slice() ?? Int32Array.from({ length: count }, (_, i) => i)
  // Another stream than that of the weights, so that the two can change apart.
  const random = from ? randomAt(from.random) : seededRandom(seed + 1)
  let best: BestNet = from?.best ?? { weights: memory.average, epoch: 0, rmse: Number.POSITIVE_INFINITY }
  let { epoch, batch, squared } = from ?? { epoch: 0, batch: 0, squared: 0 }
  const state = (): NetState => ({
    memory: learner.save(),
    epoch,
    batch,
    squared,
    order: order.slice(),
    random: random.words(),
    best,
  })

  let lastPause = control.clock.now()
  const lastEpoch = Math.min(settings.epochs, task.lastEpoch ?? settings.epochs)
  while (epoch < lastEpoch && epoch - best.epoch < patience) {
    const began = control.clock.now()
    const before = batch
    if (batch === 0) shuffle(order, random)
    while (batch < batches) {
      const step = epoch * batches + batch
      const keep = Math.min(KEEP, (step + 1) / (step + 10))
      const at = batch * batchSize
      squared += learner.learn(order.subarray(at, Math.min(count, at + batchSize)), rateAt(schedule, step), keep)
      batch++
      if (control.clock.now() - lastPause < BREATH_MS) continue
      await atRest?.(state)
      await control.pause()
      lastPause = control.clock.now()
      if (control.shouldStop()) return best
    }
    let tailRmse: number | null = null
    if (tail !== null) {
      const output = await carryOut(predictInPieces(learner, tail.matrix), control, 'finish')
      if (output.ok) tailRmse = tail.rmse(output.value)
    }
    const seconds = Math.max(1e-3, (control.clock.now() - began) / 1000)
    const trainRmse = Math.sqrt(squared / count)
    const learnt = Math.min(count, batches * batchSize) - before * batchSize
    epoch++
    batch = 0
    squared = 0
    if (tailRmse === null || tailRmse < best.rmse)
      best = { weights: learner.save().average, epoch, rmse: tailRmse ?? best.rmse }
    yield { epoch, trainRmse, tailRmse, rowsPerSecond: learnt / seconds }
    await atRest?.(state)
    if (control.shouldStop()) break
  }
  return best
}

function* predictInPieces(learner: NetLearner, matrix: FeatureMatrix): Steps<Float32Array> {
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
    output.set(learner.predict(piece), from)
    yield
  }
  return output
}
