import { describe, expect, test } from 'vitest'
import { createPredictor } from '@/lib/models/create-predictor'
import { seededRandom } from '@/lib/shared/random'
import { allocateTrips, type TripColumns } from '@/lib/trips/trip-columns'
import { everyRow, MONDAY, smallZoneSet, someTrips } from '@/tests/fixtures/some-trips'
import { DEFAULT_FEATURES } from '../../features/catalogue'
import { FAMILY_NAMES, type FamilyName } from '../family-name'
import { minutesOf } from '../minutes'
import { FAMILIES } from './all'

const RANGE = { low: 0, high: 1000 }

function predictorOf(family: FamilyName, trips: TripColumns, rows: Int32Array, settings = {}) {
  const spec = { features: DEFAULT_FEATURES }
  const model = FAMILIES[family].fit?.({ trips, rows, spec, zoneSet: smallZoneSet, settings, seed: 1 })
  if (!model?.ok) throw new Error('not fitted')
  return createPredictor({ ...model.value, range: RANGE })
}

function rmse(family: FamilyName, trips: TripColumns): number {
  const train = everyRow(trips.rows, 2)
  const valid = everyRow(trips.rows, 2, 1)
  const { minutes } = predictorOf(family, trips, train).predict(trips)
  const actual = minutesOf(trips, everyRow(trips.rows))
  const squares = valid.reduce((sum, i) => sum + ((minutes[i] as number) - (actual[i] as number)) ** 2, 0)
  return Math.sqrt(squares / valid.length)
}

describe('families', () => {
  test('the median is the median', () => {
    const trips = someTrips(101, 1)
    const sorted = minutesOf(trips, everyRow(101)).sort()
    expect(predictorOf('global-median', trips, everyRow(101)).predict(trips).minutes[0]).toBe(sorted[50])
  })

  test('each looks further than the one before it', () => {
    const trips = someTrips(6000, 2)
    // Uniform noise 10 min wide: no model can err less than 2.89.
    expect(rmse('pair-hour-lookup', trips)).toBeLessThan(0.6 * rmse('global-median', trips))
    expect(rmse('linear', trips)).toBeLessThan(3.1)
  })

  test('the lookup knows the hour: a rush hour that doubles rides is found for pairs and places alike', () => {
    const trips = someTrips(20_000, 3)
    const isRush = (i: number) =>
      ((trips.pickupAt[i] as number) % 86_400) / 3600 >= 15 && ((trips.pickupAt[i] as number) % 86_400) / 3600 < 19
    for (const i of everyRow(trips.rows)) trips.dropoffAt[i] = (trips.pickupAt[i] as number) + (isRush(i) ? 1200 : 600)
    const predictor = predictorOf('pair-hour-lookup', trips, everyRow(trips.rows))
    const ride = (hour: number, from: number) => ({
      rows: 1,
      pickupAt: Int32Array.of(MONDAY + 3600 * hour),
      pickupZone: Uint16Array.of(from),
      dropoffZone: Uint16Array.of(2),
    })
    for (const from of [1, 999]) {
      expect(predictor.predict(ride(16, from)).minutes[0]).toBeCloseTo(20, 0)
      expect(predictor.predict(ride(11, from)).minutes[0]).toBeCloseTo(10, 0)
    }
  })

  describe('the lookup’s answer for a pair that hardly anybody rode', () => {
    type Pair = readonly [from: number, to: number, rides: number, minutes: number]
    const answer = (pairs: readonly Pair[], from: number, to: number) => {
      const trips = allocateTrips(pairs.reduce((sum, [, , rides]) => sum + rides, 0))
      let i = 0
      for (const [pickup, dropoff, rides, minutes] of pairs)
        for (let ride = 0; ride < rides; ride++, i++) {
          trips.pickupAt[i] = MONDAY + 3600 * (i % 600)
          trips.pickupZone[i] = pickup
          trips.dropoffZone[i] = dropoff
          trips.dropoffAt[i] = (trips.pickupAt[i] as number) + 60 * minutes
        }
      const predictor = predictorOf('pair-hour-lookup', trips, everyRow(trips.rows))
      const ride = {
        pickupAt: Int32Array.of(MONDAY),
        pickupZone: Uint16Array.of(from),
        dropoffZone: Uint16Array.of(to),
      }
      return predictor.predict({ rows: 1, ...ride }).minutes[0] as number
    }

    test('goes by the pairs of its places, not by their rides, of which the busy short pairs have most', () => {
      const places = everyRow(12)
      const pairs = [...places].flatMap((from) =>
        [...places].map((to): Pair => (from === to ? [1 + from, 1 + to, 300, 5] : [1 + from, 1 + to, 4, 30])),
      )
      expect(answer(pairs, 1, 2)).toBeGreaterThan(20)
    })

    test('cannot be that of one ride beside a busy pair', () => {
      const of = (minutes: number) =>
        answer(
          [
            [1, 50, 2_000, 5],
            [100, 50, 1, minutes],
          ],
          999,
          50,
        )
      expect(of(50) - of(30)).toBeLessThan(20 / 5)
    })
  })

  test('rides outside the training rows change no family', () => {
    const trips = someTrips(1200, 4)
    const train = everyRow(1200, 2)
    const spoilt = structuredClone(trips)
    for (const i of everyRow(1200, 2, 1)) {
      spoilt.dropoffAt[i] = 0
      spoilt.pickupZone[i] = 5
      spoilt.pickupAt[i] = -1
    }
    for (const family of FAMILY_NAMES) expect(fitOf(family, spoilt, train), family).toEqual(fitOf(family, trips, train))
  })

  test('the linear model finds weights that are there', () => {
    const random = seededRandom(5)
    const trips = allocateTrips(4000)
    for (const i of everyRow(4000)) {
      const [from, to] = [1 + random.int(7), 1 + random.int(7)]
      trips.pickupAt[i] = MONDAY + random.int(28 * 86_400)
      trips.pickupZone[i] = from
      trips.dropoffZone[i] = to
      trips.dropoffAt[i] = (trips.pickupAt[i] as number) + 60 * (5 + from * from + 2 * to)
      trips.distanceKm[i] = 3
    }
    const { minutes } = predictorOf('linear', trips, everyRow(4000), { penalty: 0.01 }).predict(trips)
    for (const i of everyRow(4000, 97))
      expect(minutes[i]).toBeCloseTo(5 + (trips.pickupZone[i] as number) ** 2 + 2 * (trips.dropoffZone[i] as number), 1)
  })

  test('a setting that is one of a few words says which, and takes no other', () => {
    const objective = FAMILIES.trees.fields.find(({ name }) => name === 'objective')
    expect(objective).toMatchObject({ default: 'squared', choices: ['squared', 'huber', 'quantile'] })
    expect(FAMILIES.trees.readSettings({ objective: 'absolute' }).ok).toBe(false)
    expect(FAMILIES.trees.readSettings({})).not.toHaveProperty('value.objective')
  })

  test('settings have defaults, words and limits; an unknown or impossible one is refused by name', () => {
    for (const family of FAMILY_NAMES) {
      const { fields, readSettings } = FAMILIES[family]
      const told = Object.fromEntries(fields.map((f) => [f.name, f.default]))
      const defaults = readSettings({})
      // Settings that came later than artefacts are not written down where they are left alone.
      expect(defaults.ok && { ...told, ...defaults.value }).toEqual(told)
      expect(readSettings(told)).toEqual({ ok: true, value: told })
      for (const field of fields) {
        expect(field.description.length).toBeGreaterThan(20)
        const beyond = readSettings({ [field.name]: (field.max ?? 0) + 1 })
        expect(beyond).toMatchObject({ ok: false, error: { code: 'settings/invalid' } })
        expect(beyond.ok ? '' : beyond.error.message).toMatch(/: ".+" .+: give .+\.$/)
        expect(beyond.ok ? '' : beyond.error.message).toContain(field.name)
      }
      expect(readSettings({ nonsense: 1 }).ok).toBe(false)
    }
  })
})

function fitOf(family: FamilyName, trips: TripColumns, rows: Int32Array) {
  return FAMILIES[family].fit?.({
    trips,
    rows,
    spec: { features: DEFAULT_FEATURES },
    zoneSet: smallZoneSet,
    settings: {},
    seed: 1,
  })
}
