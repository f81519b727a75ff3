import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { tensorFlowTrainer } from '@/lib/adapters/tfjs/neural-trainer'
import { millis } from '@/lib/shared/clock'
import { localSeconds } from '@/lib/shared/local-time'
import { pack, unpack } from '@/lib/shared/packed'
import { aTrainingTask } from '@/tests/fixtures/a-training-task'
import { MONDAY, someTrips } from '@/tests/fixtures/some-trips'
import type { FitState } from './fit-state'
import { train } from './train'
import type { TrainingEvent } from './training-event'
import type { TrainingTask } from './training-task'

type Epoch = Extract<TrainingEvent, { kind: 'epoch' }>

const trips = someTrips(700, 5)
const TASKS = {
  trees: aTrainingTask({ family: 'trees', trips, settings: { trees: 14, leaves: 6, fewestRides: 10, rideShare: 0.7 } }),
  'trees of a quantile': aTrainingTask({
    family: 'trees',
    trips,
    settings: { trees: 9, leaves: 6, fewestRides: 10, objective: 'quantile', patience: 3 },
  }),
  neural: aTrainingTask({
    trips,
    settings: { epochs: 4, batchSize: 128, embedding: 4, hidden1: 16, hidden2: 8, dropout: 0.1 },
  }),
  blend: aTrainingTask({
    family: 'blend',
    trips,
    settings: { forests: 1, nets: 1, trees: 20, leaves: 8, epochs: 3, embedding: 4, hidden1: 16, hidden2: 8 },
  }),
  'neural, where all rides to learn from start on one day': aTrainingTask({
    trips,
    split: { ...aTrainingTask().split, validFrom: localSeconds(MONDAY + 86_400) },
    settings: { epochs: 3, batchSize: 16, embedding: 4, hidden1: 16, hidden2: 8 },
  }),
} satisfies Readonly<Record<string, TrainingTask>>

/** Trains from a state to the end, by a clock by which every piece of work takes long. */
async function trained(task: TrainingTask, from: FitState | null) {
  let now = 0
  const tick = () => {
    now += 1_000
    return millis(now)
  }
  const epochs: Epoch[] = []
  const states: Uint8Array[] = []
  const training = train(task, {
    clock: { now: tick },
    pause: async () => {},
    shouldStop: () => false,
    neural: tensorFlowTrainer(),
    ridecast: '0.1.0',
    peakMemory: () => null,
    keeping: {
      from,
      secondsBefore: 0,
      rest: (state) => {
        states.push(pack(state()))
      },
    },
  })
  for (;;) {
    const step = await training.next()
    if (step.done) {
      if (!step.value.ok) throw new Error(step.value.error.message)
      return { states, epochs, outcome: step.value.value }
    }
    if (step.value.kind === 'epoch') epochs.push(step.value)
  }
}

const stateOf = (packed: Uint8Array): FitState => unpack(packed) as FitState

/** What a curve shows, by epoch: later points replace those before, as they do where they are kept. */
const curveOf = (epochs: readonly Epoch[]) =>
  [...new Map(epochs.map((epoch) => [epoch.epoch, epoch])).values()].map(
    ({ rowsPerSecond, secondsLeft, ...rest }) => rest,
  )

describe.each(Object.entries(TASKS))('%s', (_, task) => {
  let whole: Awaited<ReturnType<typeof trained>>
  beforeAll(async () => {
    whole = await trained(task, null)
  })

  it('taken up again from any rest, ends with the same model, predictions and curve', async () => {
    expect(whole.states.length).toBeGreaterThan(8)
    for (const packed of whole.states) {
      const { epochs, outcome } = await trained(task, stateOf(packed))
      expect(outcome.artefactId).toBe(whole.outcome.artefactId)
      expect(outcome.artefact).toEqual(whole.outcome.artefact)
      expect(outcome.metrics).toEqual(whole.outcome.metrics)
      expect(outcome.cost.rows).toBe(whole.outcome.cost.rows)
      const told = curveOf(whole.epochs)
      expect(curveOf(epochs)).toEqual(epochs.length === 0 ? [] : told.slice(-curveOf(epochs).length))
    }
  }, 60_000)

  it('cut off again and again, leaves no gap in its curve and ends the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }), async (lives) => {
        const epochs: Epoch[] = []
        let last: Uint8Array | null = null
        for (const life of lives) {
          const training = train(task, {
            clock: { now: () => millis(Date.now()) },
            pause: async () => {},
            shouldStop: () => false,
            neural: tensorFlowTrainer(),
            ridecast: '0.1.0',
            peakMemory: () => null,
            keeping: {
              from: last === null ? null : stateOf(last),
              secondsBefore: 0,
              rest: (state) => {
                last = pack(state())
              },
            },
          })
          for (let told = 0; told < life; ) {
            const step = await training.next()
            if (step.done) break
            if (step.value.kind !== 'epoch') continue
            epochs.push(step.value)
            told++
          }
        }
        const end = await trained(task, last === null ? null : stateOf(last))
        expect(end.outcome.artefactId).toBe(whole.outcome.artefactId)
        expect(curveOf([...epochs, ...end.epochs])).toEqual(curveOf(whole.epochs))
      }),
      { numRuns: 6 },
    )
  }, 60_000)
})
