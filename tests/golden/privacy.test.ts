import { describe, expect, test } from 'vitest'
import { encodeArtefact } from '@/lib/models/encode-artefact'
import { FAMILY_NAMES } from '@/lib/models/family-name'
import { addGoldenRides } from '@/lib/models/golden-rides'
import { openContainer } from '@/lib/models/open-container'
import type { TripColumns } from '@/lib/trips/trip-columns'
import { someArtefact } from '@/tests/fixtures/some-artefact'
import { everyRow, someTrips } from '@/tests/fixtures/some-trips'

const triple = (at: number, from: number, to: number) => `${at} ${from} ${to}`

function triplesOf(trips: Pick<TripColumns, 'rows' | 'pickupAt' | 'pickupZone' | 'dropoffZone'>): Set<string> {
  return new Set(
    Array.from(everyRow(trips.rows), (i) =>
      triple(trips.pickupAt[i] as number, trips.pickupZone[i] as number, trips.dropoffZone[i] as number),
    ),
  )
}

describe.each(FAMILY_NAMES)('a %s model that leaves the browser', (family) => {
  test('holds no (pickup time, pickup, drop-off) of the training file', async () => {
    const trips = someTrips(4000, 1)
    const artefact = someArtefact(family, { trips, knownLater: family === 'linear' })
    const opened = await openContainer(await encodeArtefact(artefact))
    if (!opened.ok) throw new Error(opened.error.message)
    const { manifest, sections } = opened.value

    const training = triplesOf(trips)
    for (const golden of triplesOf(artefact.golden.rides)) expect(training).not.toContain(golden)

    // Outside the golden rides no number is a time of the training period, except the whole days that bound it.
    const { from, to } = artefact.features.span
    const times = sections
      .filter(({ name, dtype }) => dtype !== 'f32' && name !== 'golden.pickupAt' && !name.endsWith('Keys'))
      .flatMap(({ data }) => [...data])
      .filter((value) => value >= from && value < to)
    expect(times).toEqual([])
    const told = [...JSON.stringify({ ...manifest, sections: [] }).matchAll(/-?\d+(?:\.\d+)?/g)].map(([text]) =>
      Number(text),
    )
    for (const value of told.filter((number) => number >= from && number < to)) expect(value % 86_400).toBe(0)
  })

  test('says nothing of a cell with fewer than five rides', async () => {
    const trips = someTrips(4000, 1)
    const pairs = new Map<string, number>()
    for (const i of everyRow(4000)) {
      const pair = `${trips.pickupZone[i]}-${trips.dropoffZone[i]}`
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
    }
    const { features } = someArtefact(family, { trips })
    for (const key of features.pairKeys)
      expect(pairs.get(`${Math.floor(key / 65_536)}-${key % 65_536}`)).toBeGreaterThanOrEqual(5)
    // One lone ride more, to a zone that nobody else goes to, changes nothing but sums over everybody.
    const lone = structuredClone(trips)
    lone.dropoffZone[0] = 777
    expect([...someArtefact(family, { trips: lone }).features.dropoffZones]).not.toContain(777)
  })
})

test('no distance of a single ride can be read out of a typical distance, not even by undoing what shrinks it', () => {
  // Five rides on each of two pairs: the middle one of the first moves by 300 m, and nobody else.
  const typicalOf = (middleKm: number) => {
    const trips = someTrips(4000, 1)
    for (const i of everyRow(5)) {
      trips.pickupZone[i] = 40
      trips.dropoffZone[i] = 41
      trips.distanceKm[i] = i === 2 ? middleKm : 4 + 0.5 * i
    }
    const { features } = someArtefact('linear', { trips })
    const { pairKm } = features.tables
    const known = [...features.pairKeys].indexOf(40 * 65_536 + 41)
    return { km: pairKm[known] as number, pairKm }
  }
  const [before, after] = [typicalOf(5), typicalOf(5.3)]
  expect(Math.abs(after.km - before.km)).toBeLessThanOrEqual(0.1 + 1e-6)
  for (const km of before.pairKm) expect(Math.abs(km * 10 - Math.round(km * 10))).toBeLessThan(1e-5)
})

test('a golden ride that happens to be a row of the file is drawn again', () => {
  const artefact = someArtefact('global-median')
  const { rides } = artefact.golden
  const file = {
    rows: rides.rows,
    pickupAt: rides.pickupAt,
    pickupZone: rides.pickupZone,
    dropoffZone: rides.dropoffZone,
  }
  const again = addGoldenRides(artefact, file).golden.rides
  const training = triplesOf(file)
  for (const golden of triplesOf(again)) expect(training).not.toContain(golden)
})
