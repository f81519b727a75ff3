import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { takeRides } from '@/lib/deployments/take-rides'
import { DEFAULT_FEATURES } from '@/lib/features/catalogue'
import type { Artefact } from '@/lib/models/artefact'
import { createPredictor } from '@/lib/models/create-predictor'
import { encodeArtefact } from '@/lib/models/encode-artefact'
import { FAMILIES } from '@/lib/models/families/all'
import { addGoldenRides } from '@/lib/models/golden-rides'
import { loadArtefact } from '@/lib/models/load-artefact'
import type { Predictor } from '@/lib/models/predictor'
import { hexZones } from '@/lib/places/hex-cells'
import { hexGrid } from '@/lib/places/hex-grid'
import type { ZoneSet } from '@/lib/places/zone-set'
import type { TripColumns } from '@/lib/trips/trip-columns'
import { someArtefact } from '@/tests/fixtures/some-artefact'
import { pointTrips } from '@/tests/fixtures/some-points'
import { everyRow } from '@/tests/fixtures/some-trips'
import { transform } from '@/tests/fixtures/transform'
import { placeRides } from './place-rides'
import { predictHere } from './playground'
import type { Place } from './schema/predict'

const RESOLUTION = 7
const unplaced = pointTrips(2_000, () => 1).points
if (!unplaced) throw new Error('no points')
const cellOf = (lat: number, lon: number) => hexGrid.cellAt(lat, lon, RESOLUTION)
const cells = [
  ...Array.from(unplaced.pickupLat, (lat, i) => cellOf(lat, unplaced.pickupLon[i] ?? 0)),
  ...Array.from(unplaced.dropoffLat, (lat, i) => cellOf(lat, unplaced.dropoffLon[i] ?? 0)),
]
const sorted = [...new Set(cells)].sort()
const zones = await hexZones(sorted, { resolution: RESOLUTION, cells: sorted.length, medianPairRides: 9 }, hexGrid)
const trips = pointTrips(2_000, (lat, lon) => 1 + sorted.indexOf(cellOf(lat, lon)))

/** A ridge of rides with coordinates, as it is trained, written and loaded. */
async function loaded(zoneSet: ZoneSet, rides: TripColumns): Promise<{ predictor: Predictor; artefact: Artefact }> {
  const fitted = FAMILIES.linear.fit?.({
    trips: rides,
    rows: everyRow(rides.rows),
    spec: { features: DEFAULT_FEATURES },
    zoneSet,
    settings: {},
    seed: 5,
  })
  if (!fitted?.ok) throw new Error('not fitted')
  const made = addGoldenRides({ ...someArtefact('linear'), ...fitted.value }, rides)
  const back = await loadArtefact(await encodeArtefact(made))
  if (!back.ok) throw new Error(back.error.message)
  return back.value
}

const { predictor, artefact } = await loaded(zones, trips)
const needs = { distanceKm: false, fare: false }
const asked = (pickup: Place, dropoff: Place, by = predictor) =>
  placeRides([{ pickupAt: '2023-02-01T08:00:00', pickup, dropoff }], { needs, predictor: by })
const columnsOf = (placed: ReturnType<typeof placeRides>) => {
  if (!('columns' in placed)) throw new Error(placed.errors?.[0]?.detail ?? placed.detail)
  return placed.columns
}

describe('a model that learnt from coordinates', () => {
  test('comes back from its file looking at them, its golden rides with points of their own', () => {
    expect(artefact.features.pointsOf).toBe('rides')
    expect(artefact.golden.rides.points?.pickupLat).toHaveLength(artefact.golden.rides.rows)
    expect(predictor.takesPoints).toBe('exactly')
    expect(predictor.accepts).toMatch(
      /^zone ids \d[\d–, ]+.*, or H3 cells of resolution 7, or coordinates within \d+\.\d km of one$/,
    )
  })

  test('looks at any point as its training looked at it: the same features, in cells that it knows and in rare ones', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_999 }), (i) => {
        const { points } = trips
        if (!points) throw new Error('no points')
        const at = { lat: points.pickupLat[i] ?? 0, lon: points.pickupLon[i] ?? 0 }
        const to = { lat: points.dropoffLat[i] ?? 0, lon: points.dropoffLon[i] ?? 0 }
        const columns = columnsOf(asked(at, to))
        const learnt = takeRides(trips, i, i + 1)
        const served = { ...columns, pickupAt: learnt.pickupAt }
        expect(transform(artefact.features, served)).toEqual(transform(artefact.features, learnt))
      }),
    )
  })

  test('answers for two points of one cell differently, and here as on the server', () => {
    const [from, to] = [hexGrid.centreOf(sorted[0] ?? ''), hexGrid.centreOf(sorted[3] ?? '')]
    const nearer = { lat: from.lat + 0.004, lon: from.lon }
    const ride = { pickupAt: '2023-02-01T08:00:00', pickup: from, dropoff: to }
    const minutes = (pickup: Place) => predictor.predict(columnsOf(asked(pickup, to))).minutes[0]
    expect(minutes(nearer)).not.toBe(minutes(from))
    const here = predictHere(predictor, ride)
    expect(here.ok && here.value).toBe(minutes(from))
  })

  test('takes an index of a cell, and its id, at its middle', () => {
    const columns = columnsOf(asked(sorted[2] ?? '', '3'))
    expect([...columns.pickupZone, ...columns.dropoffZone]).toEqual([3, 3])
    expect(columns.points?.pickupLat[0]).toBeNaN()
  })

  test.each([
    [{ lat: 48.86, lon: 2.35 }, /No place of this model is near \(48.86, 2.35\)\. It accepts zone ids/],
    [{ lat: 90, lon: 0 }, /No place of this model is near/],
    ['87283472bffffff', /does not know the zone "87283472bffffff"/],
  ])('refuses %j with what it accepts', (place, words) => {
    const placed = asked(place, '1')
    expect('columns' in placed ? '' : placed.errors?.[0]?.detail).toMatch(words)
  })
})

test('a model of zones takes a point for the zone, and looks at the point of that', () => {
  const zonal = createPredictor(someArtefact('linear'), null)
  expect(zonal.takesPoints).toBe('as-places')
  const columns = columnsOf(asked({ lat: 40.021, lon: -73.976 }, '2', zonal))
  expect(columns.pickupZone[0]).toBe(1)
  expect(columns.points).toBeUndefined()
})

test('a model without coordinates, or on a travel-time map, refuses points', () => {
  const artefact = someArtefact('linear')
  const { zoneSet } = artefact.features
  if (zoneSet === null) throw new Error('no zones')
  const mapped = { ...zoneSet, layout: { kind: 'travel-time', of: 'distance' } as const }
  for (const set of [null, mapped]) {
    const placeless = createPredictor({ ...artefact, features: { ...artefact.features, zoneSet: set } }, null)
    const placed = asked({ lat: 40.02, lon: -73.97 }, '2', placeless)
    expect('columns' in placed ? '' : placed.errors?.[0]?.detail).toContain('cannot place coordinates')
  }
})
