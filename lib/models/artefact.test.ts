import { describe, expect, test } from 'vitest'
import { encodeOutline } from '@/lib/places/outline'
import { type Layout, ON_GROUND } from '@/lib/places/zone-set'
import { someArtefact } from '@/tests/fixtures/some-artefact'
import { everyRow, MONDAY, smallZoneSet, someTrips } from '@/tests/fixtures/some-trips'
import { createPredictor } from './create-predictor'
import { decodeArtefact } from './decode-artefact'
import { encodeArtefact } from './encode-artefact'
import { FAMILY_NAMES } from './family-name'
import { checkGoldenRides } from './golden-rides'
import { loadArtefact } from './load-artefact'

test('outlines and the layout of places travel with a model; those of H3 cells, which their indices say, do not', async () => {
  const artefact = someArtefact('linear')
  const outline = encodeOutline([[4000000, -7400000, 4001000, -7400000, 4001000, -7399000]])
  const travelled = async (layout: Layout) => {
    const zones = smallZoneSet.zones.map((zone) => ({ ...zone, outline }))
    const features = { ...artefact.features, zoneSet: { ...smallZoneSet, zones, layout } }
    const decoded = await decodeArtefact(await encodeArtefact({ ...artefact, features }))
    if (!decoded.ok) throw new Error(decoded.error.message)
    return decoded.value.features.zoneSet
  }
  for (const layout of [ON_GROUND, { kind: 'travel-time', of: 'distance' } as const]) {
    const places = await travelled(layout)
    expect(places?.layout).toEqual(layout)
    expect(places?.zones.map((zone) => zone.outline)).toEqual(smallZoneSet.zones.map(() => outline))
  }
  const cells = await travelled({ kind: 'h3', resolution: 8 })
  expect(cells?.layout).toEqual({ kind: 'h3', resolution: 8 })
  expect(cells?.zones).toEqual(smallZoneSet.zones)
})

/** The same record, its keys in the opposite order. */
const turnedOver = <T extends object>(record: T): T =>
  Object.assign({}, Object.fromEntries(Object.entries(record).reverse()), record)

describe.each(FAMILY_NAMES)('a %s artefact', (family) => {
  test('comes back from its file as it went in', async () => {
    for (const knownLater of [false, true]) {
      const artefact = someArtefact(family, { knownLater })
      const decoded = await decodeArtefact(await encodeArtefact(artefact))
      expect(decoded.ok ? decoded.value : decoded.error).toEqual(artefact)
    }
  })

  test('made twice is the same bytes; another seed is another artefact', async () => {
    const bytes = await encodeArtefact(someArtefact(family))
    expect(await encodeArtefact(someArtefact(family))).toEqual(bytes)
    expect(await encodeArtefact(someArtefact(family, { seed: 6 }))).not.toEqual(bytes)
  })

  test('is the same bytes whatever order its keys came in', async () => {
    const artefact = { ...someArtefact(family), settings: { a: 1, b: 'x' } }
    const { features, data, range, metrics } = artefact
    const zoneSet = features.zoneSet && {
      ...turnedOver(features.zoneSet),
      zones: features.zoneSet.zones.map(turnedOver),
    }
    const turned = {
      ...turnedOver(artefact),
      settings: { b: 'x', a: 1 },
      data: turnedOver(data),
      range: turnedOver(range),
      metrics: metrics && turnedOver(metrics),
      features: { ...features, zoneSet },
    }
    expect(await encodeArtefact(turned)).toEqual(await encodeArtefact(artefact))
  })

  test('predicts the same before and after', async () => {
    const artefact = someArtefact(family)
    const loaded = await loadArtefact(await encodeArtefact(artefact))
    if (!loaded.ok) throw new Error(loaded.error.message)
    const rides = someTrips(500, 9)
    expect(loaded.value.predictor.predict(rides)).toEqual(createPredictor(artefact).predict(rides))
  })

  test('never predicts NaN or outside its range, whatever the ride', () => {
    const artefact = someArtefact(family)
    const { minutes } = createPredictor(artefact).predict({
      rows: 4,
      pickupAt: Int32Array.of(-2_147_483_648, 2_147_483_647, 0, MONDAY),
      pickupZone: Uint16Array.of(0, 65_535, 1, 8),
      dropoffZone: Uint16Array.of(65_535, 0, 8, 1),
    })
    for (const value of minutes) {
      expect(value).toBeGreaterThanOrEqual(artefact.range.low)
      expect(value).toBeLessThanOrEqual(artefact.range.high)
    }
  })

  test.each([1, 2, 9, 30])('can be made of %d rides', async (rows) => {
    const loaded = await loadArtefact(await encodeArtefact(someArtefact(family, { trips: someTrips(rows, 3) })))
    expect(loaded.ok || loaded.error).toBe(true)
  })

  test('is refused where its golden rides come out otherwise', () => {
    const artefact = someArtefact(family)
    const minutes = artefact.golden.minutes.slice()
    minutes[7] = (minutes[7] as number) + 0.001
    const wrong = { ...artefact, golden: { ...artefact.golden, minutes } }
    expect(checkGoldenRides(artefact, createPredictor(artefact)).ok).toBe(true)
    expect(checkGoldenRides(wrong, createPredictor(wrong))).toMatchObject({
      ok: false,
      error: { code: 'artefact/golden-mismatch' },
    })
  })
})

test('a prediction outside the range is clamped and flagged', () => {
  const artefact = someArtefact('linear')
  const body = artefact.body.kind === 'linear' ? { ...artefact.body, intercept: 900 } : artefact.body
  const { minutes, clamped } = createPredictor({ ...artefact, body }).predict(someTrips(50, 2))
  expect([...minutes]).toEqual(Array(50).fill(artefact.range.high))
  expect([...clamped]).toEqual(Array(50).fill(1))
})

test('similar rides are the training rides of the pair, and 0 below five', () => {
  const trips = someTrips(800, 1)
  const predicted = createPredictor(someArtefact('global-median', { trips })).predict(trips)
  const counts = new Map<string, number>()
  const pair = (i: number) => `${trips.pickupZone[i]}-${trips.dropoffZone[i]}`
  for (const i of everyRow(800)) counts.set(pair(i), (counts.get(pair(i)) ?? 0) + 1)
  for (const i of everyRow(800)) {
    const n = counts.get(pair(i)) as number
    expect(predicted.similarRides[i]).toBe(n < 5 ? 0 : n)
  }
  expect(Math.min(...counts.values())).toBeLessThan(5)
})

test('a place is unseen where fewer than five training rides began or ended there, however well it is known where it lies', () => {
  const trips = someTrips(800, 1)
  for (const i of everyRow(800)) {
    trips.pickupZone[i] = Math.min(6, trips.pickupZone[i] as number)
    trips.dropoffZone[i] = Math.min(6, trips.dropoffZone[i] as number)
  }
  const { predict, knowsZone } = createPredictor(someArtefact('linear', { trips }))
  const ask = (pickup: number, dropoff: number) =>
    predict({
      rows: 1,
      pickupAt: Int32Array.of(0),
      pickupZone: Uint16Array.of(pickup),
      dropoffZone: Uint16Array.of(dropoff),
    }).unseenPlace[0]
  expect(knowsZone(7)).toBe(true)
  expect([ask(1, 2), ask(7, 2), ask(1, 7), ask(7, 7)]).toEqual([0, 1, 1, 1])
})

test('a zone is known where it was seen or has a point', () => {
  const predictor = createPredictor(someArtefact('linear'))
  expect([1, 7, 8, 9, 0, 65_535].map(predictor.knowsZone)).toEqual([true, true, true, false, false, false])
  expect(predictor.accepts).toBe('zone ids 1–8')
})
