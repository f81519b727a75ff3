import { describe, expect, test } from 'vitest'
import { DEFAULT_FEATURES } from '@/lib/features/catalogue'
import { createPredictor } from '@/lib/models/create-predictor'
import { trees } from '@/lib/models/families/trees'
import { minutesOf, rangeOf } from '@/lib/models/minutes'
import { millis } from '@/lib/shared/clock'
import { everyRow, MONDAY, smallZoneSet, someTrips } from '@/tests/fixtures/some-trips'
import { type FittedTrees, fitTrees } from './fit-trees'
import type { TrainingEvent } from './training-event'

const trips = someTrips(6_000, 2)
const LEARNT = everyRow(trips.rows, 2)

type Epoch = Extract<TrainingEvent, { kind: 'epoch' }>
const NEVER: (epochs: readonly Epoch[]) => boolean = () => false

/** Trains to the end; `stopWhen` is asked after every event. */
async function trained(
  settings: Readonly<Record<string, unknown>> = {},
  { rides = trips, rows = LEARNT, stopWhen = NEVER } = {},
) {
  let now = 0
  const tick = () => {
    now += 5
    return millis(now)
  }
  let isStopped = stopWhen([])
  const epochs: Epoch[] = []
  const training = fitTrees(
    {
      spec: { features: DEFAULT_FEATURES },
      settings: trees.settings.parse({ trees: 80, leaves: 12, fewestRides: 20, patience: 8, ...settings }),
      trips: rides,
      rows,
      zoneSet: smallZoneSet,
      seed: 7,
    },
    { clock: { now: tick }, pause: async () => {}, shouldStop: () => isStopped },
  )
  for (;;) {
    const step = await training.next()
    if (step.done) return { epochs, outcome: step.value }
    if (step.value.kind === 'epoch') epochs.push(step.value)
    isStopped ||= stopWhen(epochs)
  }
}

const treesOf = (outcome: Awaited<ReturnType<typeof trained>>['outcome']): FittedTrees => {
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}

describe('boosted trees', () => {
  test('find how many are enough on the last days, then grow as many on all days', async () => {
    const { epochs, outcome } = await trained({ learningRate: 0.3 })
    const search = epochs.filter(({ pass }) => pass === 'search')
    const best = search.reduce((a, b) => ((b.tailRmse ?? 99) < (a.tailRmse ?? 99) ? b : a))
    expect(search.length).toBeLessThan(80)
    expect(best.epoch).toBe((search.at(-1)?.epoch ?? 0) - 8)
    expect(epochs.filter(({ pass }) => pass === 'final').at(-1)?.ofPass).toEqual({
      epoch: best.epoch,
      epochs: best.epoch,
    })
    expect(epochs.filter(({ pass }) => pass === 'final').every(({ tailRmse }) => tailRmse === null)).toBe(true)
    expect(treesOf(outcome).body.roots).toHaveLength(best.epoch)
  })

  test('come close to what no model can know', async () => {
    const { features, body } = treesOf((await trained()).outcome)
    const range = rangeOf(minutesOf(trips, LEARNT))
    const predicted = createPredictor({ features, body, range }).predict(trips).minutes
    const actual = minutesOf(trips, everyRow(trips.rows))
    const unseen = everyRow(trips.rows, 2, 1)
    const squares = unseen.reduce((sum, i) => sum + ((predicted[i] as number) - (actual[i] as number)) ** 2, 0)
    // Uniform noise 10 min wide: no model can err less than 2.89.
    expect(Math.sqrt(squares / unseen.length)).toBeLessThan(3.05)
  })

  test('stopped, they are the best of the search so far; before the first tree there are none', async () => {
    const { epochs, outcome } = await trained({ patience: 80 }, { stopWhen: (epochs) => epochs.length === 5 })
    expect(epochs).toHaveLength(5)
    expect(treesOf(outcome).body.roots.length).toBeLessThanOrEqual(5)
    const { outcome: nothing } = await trained({}, { stopWhen: () => true })
    expect(nothing).toMatchObject({ ok: false, error: { code: 'training/nothing-yet' } })
  })

  test('stopped in the second pass, they are those of the first', async () => {
    const stopWhen = (epochs: readonly Epoch[]) => epochs.at(-1)?.pass === 'final'
    const { epochs, outcome } = await trained({}, { stopWhen })
    const last = epochs.filter(({ pass }) => pass === 'search').at(-1)?.epoch ?? 0
    expect(treesOf(outcome).body.roots.length).toBeLessThanOrEqual(last)
    expect(treesOf(outcome).features.tables.rows).toBeLessThan(LEARNT.length)
  })

  test('of a quantile, predictions lie above as many rides, and the days watched are judged by it', async () => {
    const { epochs, outcome } = await trained({ objective: 'quantile', quantile: 0.9, learningRate: 0.3 })
    const { features, body } = treesOf(outcome)
    const range = rangeOf(minutesOf(trips, LEARNT))
    const predicted = createPredictor({ features, body, range }).predict(trips).minutes
    const actual = minutesOf(trips, everyRow(trips.rows))
    const unseen = everyRow(trips.rows, 2, 1)
    const below = unseen.filter((i) => (actual[i] as number) <= (predicted[i] as number)).length
    expect(below / unseen.length).toBeGreaterThan(0.86)
    expect(below / unseen.length).toBeLessThan(0.94)
    const search = epochs.filter(({ pass }) => pass === 'search')
    const nearestToTheMean = search.reduce((a, b) => ((b.tailRmse ?? 99) < (a.tailRmse ?? 99) ? b : a))
    expect(body.roots.length).not.toBe(nearestToTheMean.epoch)
  })

  test('with Huber’s loss, one ride in ten that never ends moves predictions little', async () => {
    const rides = someTrips(6_000, 2)
    for (const i of everyRow(6_000, 10)) rides.dropoffAt[i] = (rides.pickupAt[i] as number) + 60 * 600
    const typicalError = async (settings: Readonly<Record<string, unknown>>) => {
      const { features, body } = treesOf((await trained(settings, { rides })).outcome)
      const predicted = createPredictor({ features, body, range: { low: 0, high: 1_000 } }).predict(trips).minutes
      const actual = minutesOf(trips, everyRow(trips.rows))
      const errors = everyRow(trips.rows).map((i) => Math.abs((actual[i] as number) - (predicted[i] as number)))
      return errors.sort()[errors.length >> 1] as number
    }
    expect(await typicalError({ objective: 'huber' })).toBeLessThan(0.2 * (await typicalError({})))
  })

  test('of rides of one day all grow in one pass', async () => {
    const rides = someTrips(400, 3)
    rides.pickupAt.forEach((_, i) => {
      rides.dropoffAt[i] = (rides.dropoffAt[i] as number) - (rides.pickupAt[i] as number) + MONDAY + 60 * i
      rides.pickupAt[i] = MONDAY + 60 * i
    })
    const { epochs, outcome } = await trained({ trees: 30 }, { rides, rows: everyRow(400) })
    expect(new Set(epochs.map(({ pass }) => pass))).toEqual(new Set(['final']))
    expect(treesOf(outcome).body.roots).toHaveLength(30)
  })
})
