import { describe, expect, it } from 'vitest'
import { millis } from '@/lib/shared/clock'
import { seededRandom } from '@/lib/shared/random'
import { aNetJob } from '@/tests/fixtures/a-net-job'
import { fixedClock } from '@/tests/fixtures/fixed-clock'
import { initialWeights } from './initial-weights'
import { layOutNet, type NetShape } from './net-shape'
import { type GradientEngine, gradientLearner } from './nets/gradient-learner'
import type { NetState } from './nets/net-state'
import { type NetEpoch, type NetTask, type TrainedNet, trainNet } from './train-net'
import type { TrainingControl } from './training-control'

const SETTINGS = {
  epochs: 6,
  batchSize: 10,
  learningRate: 0.003,
  weightDecay: 0,
  embeddingDecay: 0,
  embedding: 2,
  hidden1: 2,
  hidden2: 2,
  tailShare: 0.1,
  patience: 4,
}
const SHAPE: NetShape = { pickups: 2, dropoffs: 2, embedding: 2, dense: 1, hidden: [2, 2], outputs: 1 }
const ROWS = 100

/** An engine whose loss is the squared distance of all weights from one: easy to descend, steeper for later rows, and counted. */
function bowl(): GradientEngine & { gradients: number } {
  const engine = {
    gradients: 0,
    gradient(weights: Float32Array, _rows: unknown, batch: Int32Array, gradient: Float32Array) {
      engine.gradients++
      let sum = 0
      for (const [i, weight] of weights.entries()) {
        gradient[i] = 2 * (weight - 1) * (1 + (batch[0] ?? 0) / ROWS)
        sum += (weight - 1) ** 2
      }
      return sum * batch.length
    },
    predict: (weights: Float32Array) => weights.slice(),
    close() {},
  }
  return engine
}

const quiet: TrainingControl = { clock: fixedClock(0), pause: async () => {}, shouldStop: () => false }

function aTask(over: Partial<NetTask> = {}): NetTask {
  return {
    shape: SHAPE,
    settings: SETTINGS,
    seed: 4,
    rows: {
      matrix: {
        rows: ROWS,
        names: ['x'],
        dense: new Float32Array(ROWS),
        pickup: new Int32Array(ROWS),
        dropoff: new Int32Array(ROWS),
      },
      target: new Float32Array(ROWS),
    },
    tail: null,
    ...over,
  }
}

const tailOf = (errors: readonly number[]) => {
  let at = 0
  return { matrix: aTask().rows.matrix, rmse: () => errors[at++] ?? Number.POSITIVE_INFINITY }
}

const learnerOf = ({ shape, rows }: NetTask, engine: GradientEngine) =>
  gradientLearner(engine, aNetJob({ shape, rows }))

async function finish(task: NetTask, control = quiet, engine: GradientEngine = bowl()) {
  const epochs: NetEpoch[] = []
  const training = trainNet(task, learnerOf(task, engine), control)
  for (;;) {
    const step = await training.next()
    if (step.done) return { epochs, trained: step.value satisfies TrainedNet }
    epochs.push(step.value)
  }
}

describe('training a net', () => {
  it('visits every row once an epoch and lowers the error', async () => {
    const engine = bowl()
    const { epochs } = await finish(aTask(), quiet, engine)
    expect(engine.gradients).toBe(6 * 10)
    expect(epochs.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5, 6])
    expect(epochs.at(-1)?.trainRmse).toBeLessThan(epochs[0]?.trainRmse ?? 0)
  })

  it('keeps the weights of the epoch with the smallest tail error', async () => {
    const { trained } = await finish(aTask({ tail: tailOf([5, 3, 4, 6, 7, 8]) }))
    expect(trained.epoch).toBe(2)
  })

  it('stops after as many epochs without improvement as patience says', async () => {
    const settings = { ...aTask().settings, patience: 2 }
    const { epochs } = await finish(aTask({ settings, tail: tailOf([5, 3, 4, 4, 1, 1]) }))
    expect(epochs).toHaveLength(4)
  })

  it('gives the same weights for the same seed and others for another', async () => {
    const one = await finish(aTask())
    const again = await finish(aTask())
    const other = await finish(aTask({ seed: 5 }))
    expect(again.trained.weights).toEqual(one.trained.weights)
    expect(other.trained.weights).not.toEqual(one.trained.weights)
  })

  it('keeps the best so far when asked to stop', async () => {
    let asked = false
    const training = trainNet(aTask(), learnerOf(aTask(), bowl()), { ...quiet, shouldStop: () => asked })
    await training.next()
    asked = true
    const end = await training.next()
    expect(end).toMatchObject({ done: true, value: { epoch: 1 } })
  })

  it('stopped within its first epoch it has no epoch to show', async () => {
    const engine = bowl()
    let at = 0
    const clock = {
      now: () => {
        at += 1000
        return millis(at)
      },
    }
    const { epochs, trained } = await finish(
      aTask(),
      { clock, pause: async () => {}, shouldStop: () => engine.gradients >= 3 },
      engine,
    )
    expect(epochs).toEqual([])
    expect(trained.epoch).toBe(0)
    expect(engine.gradients).toBe(3)
  })

  it('goes on from any rest, and ends with the bits of a training without one', async () => {
    const tail = () => tailOf([9, 8, 5, 6, 4, 7])
    const whole = await finish(aTask({ tail: tail() }))
    const states: NetState[] = []
    let at = 0
    const now = () => {
      at += 40
      return millis(at)
    }
    const hurried = { ...quiet, clock: { now } }
    await finish(aTask({ tail: tail(), atRest: (state) => void states.push(state()) }), hurried)
    expect(states.filter(({ batch }) => batch > 0).length).toBeGreaterThan(6)
    expect(states.filter(({ batch }) => batch === 0)).toHaveLength(6)
    for (const from of states) {
      const errors = [9, 8, 5, 6, 4, 7].slice(from.epoch)
      const resumed = await finish(aTask({ tail: tailOf(errors), from: structuredClone(from) }))
      expect(resumed.trained).toEqual(whole.trained)
      expect(resumed.epochs.map(({ rowsPerSecond: _, ...epoch }) => epoch)).toEqual(
        whole.epochs.slice(from.epoch).map(({ rowsPerSecond: _, ...epoch }) => epoch),
      )
    }
  })

  it('ends when it is returned from', async () => {
    const engine = bowl()
    const training = trainNet(aTask(), learnerOf(aTask(), engine), quiet)
    await training.next()
    await training.return({ weights: new Float32Array(0), epoch: 0 })
    expect(engine.gradients).toBe(10)
  })
})

describe('initial weights', () => {
  it('are within the bounds of their layer, and biases are zero', () => {
    const layout = layOutNet(SHAPE)
    const weights = initialWeights(SHAPE, 9)
    for (const part of layout.parts) {
      const view = weights.subarray(part.offset, part.offset + part.shape[0] * part.shape[1])
      const limit = part.kind === 'bias' ? 0 : part.kind === 'embedding' ? 0.05 : Math.sqrt(6 / part.shape[0])
      for (const value of view) expect(Math.abs(value)).toBeLessThanOrEqual(limit)
    }
  })

  it('do not depend on anything but shape and seed', () => {
    seededRandom(1).next()
    expect(initialWeights(SHAPE, 9)).toEqual(initialWeights(SHAPE, 9))
  })
})
