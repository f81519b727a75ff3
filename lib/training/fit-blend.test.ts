import { describe, expect, test } from 'vitest'
import { DEFAULT_FEATURES } from '@/lib/features/catalogue'
import { createPredictor } from '@/lib/models/create-predictor'
import { blend } from '@/lib/models/families/blend'
import { minutesOf, rangeOf } from '@/lib/models/minutes'
import { millis } from '@/lib/shared/clock'
import type { Result } from '@/lib/shared/result'
import { pickTrips } from '@/lib/trips/pick-trips'
import { everyRow, smallZoneSet, someTrips } from '@/tests/fixtures/some-trips'
import { fitBlend } from './fit-blend'
import { fusedLearner } from './nets/fused-learner'
import type { TrainingEvent } from './training-event'

const trips = someTrips(4_000, 2)
const LEARNT = everyRow(trips.rows, 2)
const SMALL = { trees: 12, leaves: 4, nets: 2, epochs: 8, embedding: 4, hidden1: 16, hidden2: 8 }

type Epoch = Extract<TrainingEvent, { kind: 'epoch' }>

const NEVER: (epochs: readonly Epoch[]) => boolean = () => false

/** Trains to the end; `stopWhen` is asked after every event. */
async function trained({ stopWhen = NEVER, rows = LEARNT } = {}) {
  let now = 0
  const tick = () => {
    now += 5
    return millis(now)
  }
  let isStopped = stopWhen([])
  const epochs: Epoch[] = []
  const training = fitBlend(
    {
      spec: { features: DEFAULT_FEATURES },
      settings: blend.settings.parse(SMALL),
      trips,
      rows,
      zoneSet: smallZoneSet,
      seed: 7,
    },
    { open: async (job) => fusedLearner(job) },
    { clock: { now: tick }, pause: async () => {}, shouldStop: () => isStopped },
  )
  for (;;) {
    const step = await training.next()
    if (step.done) return { epochs, outcome: step.value }
    if (step.value.kind === 'epoch') epochs.push(step.value)
    isStopped ||= stopWhen(epochs)
  }
}

function modelOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

type Model = Pick<Parameters<typeof createPredictor>[0], 'features' | 'body'>

function rmseOf(model: Model, rows: Int32Array): number {
  const predictor = createPredictor({ ...model, range: rangeOf(minutesOf(trips, LEARNT)) })
  const { minutes } = predictor.predict(pickTrips(trips, rows))
  const actual = minutesOf(trips, rows)
  return Math.sqrt(minutes.reduce((sum, value, i) => sum + (value - (actual[i] as number)) ** 2, 0) / rows.length)
}

describe('a blend', () => {
  test('errs no more on the days watched than any of its members, and tells its steps in order', async () => {
    const { epochs, outcome } = await trained()
    const { body, early } = modelOf(outcome)
    expect(body.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12)
    expect(body.members.map(({ kind }) => kind)).toContain('trees')
    if (!early) throw new Error('The rides are of several days.')
    const whole = rmseOf(early, early.tail)
    for (const member of early.body.members)
      expect(whole).toBeLessThanOrEqual(rmseOf({ features: early.features, body: member }, early.tail) + 1e-4)
    const steps = epochs.map(({ epoch }) => epoch)
    expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b))
    expect(epochs.at(-1)).toMatchObject({ epoch: 300, epochs: 300 })
  })

  test('says in one body what its members say alone, by their weights', async () => {
    const { features, body } = modelOf((await trained()).outcome)
    const range = { low: -1e3, high: 1e3 }
    const rides = pickTrips(trips, everyRow(200))
    const whole = createPredictor({ features, body, range }).predict(rides).minutes
    const alone = body.members.map(
      (member) => createPredictor({ features, body: member, range }).predict(rides).minutes,
    )
    for (const [i, minutes] of whole.entries()) {
      const sum = alone.reduce((total, each, k) => total + (body.weights[k] as number) * (each[i] as number), 0)
      expect(minutes).toBeCloseTo(sum, 4)
    }
  })

  test('that is stopped keeps the members so far: all as they were after the first days where one knows no more', async () => {
    const afterTrees = modelOf((await trained({ stopWhen: (epochs) => (epochs.at(-1)?.epoch ?? 0) === 100 })).outcome)
    expect(afterTrees.body.members.map(({ kind }) => kind)).toEqual(['trees'])
    expect(afterTrees.features).not.toBe(afterTrees.early?.features)
    const inNet = modelOf((await trained({ stopWhen: (epochs) => (epochs.at(-1)?.epoch ?? 0) >= 140 })).outcome)
    expect(inNet.features).toBe(inNet.early?.features)
    expect(inNet.body).toEqual(inNet.early?.body)
  })

  test('that is stopped before there is a first tree has nothing to keep', async () => {
    const { outcome } = await trained({ stopWhen: () => true })
    expect(outcome).toMatchObject({ ok: false, error: { code: 'training/nothing-yet' } })
  })

  test('of rides of one day weighs its members alike', async () => {
    const day = Math.floor((trips.pickupAt[0] as number) / 86_400)
    const rows = everyRow(trips.rows).filter((row) => Math.floor((trips.pickupAt[row] as number) / 86_400) === day)
    const { body, early } = modelOf((await trained({ rows })).outcome)
    expect(early).toBeNull()
    expect(body.weights).toEqual([1 / 3, 1 / 3, 1 / 3])
  })
})
