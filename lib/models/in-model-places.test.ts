import { expect, test } from 'vitest'
import { DEFAULT_FEATURES } from '@/lib/features/catalogue'
import { ON_GROUND } from '@/lib/places/zone-set'
import { zoneSetOf } from '@/lib/places/zone-set-of'
import { someArtefact } from '@/tests/fixtures/some-artefact'
import { pointTrips } from '@/tests/fixtures/some-points'
import { everyRow } from '@/tests/fixtures/some-trips'
import { createPredictor } from './create-predictor'
import { FAMILIES } from './families/all'
import { idsOf, inModelPlaces } from './in-model-places'

const trips = pointTrips(500, (lat) => (lat < 40.74 ? 1 : 2))
const zone = { borough: null, lon: -73.97 }
const zones = [
  { ...zone, id: 1, name: 'South', lat: 40.72 },
  { ...zone, id: 2, name: 'North', lat: 40.76 },
]
const zoneSet = { ...(await zoneSetOf({ name: 'halves', zones })), layout: ON_GROUND }
const fitted = FAMILIES.linear.fit?.({
  trips,
  rows: everyRow(trips.rows),
  spec: { features: DEFAULT_FEATURES },
  zoneSet,
  settings: {},
  seed: 5,
})
if (!fitted?.ok || !trips.points) throw new Error('not fitted')
const predictor = createPredictor({ ...someArtefact('linear'), ...fitted.value }, null)
const rides = {
  ...trips,
  pickupZone: trips.pickupZone.map(() => 2),
  points: { ...trips.points, pickupLat: trips.points.pickupLat.slice(), pickupLon: trips.points.pickupLon.slice() },
}
rides.points.pickupLat[0] = Number.NaN
rides.points.pickupLon[0] = Number.NaN

test('a ride without a point is where its id says, if that is the model’s, else nowhere; others are where their points are', () => {
  const [told, untold] = [inModelPlaces(rides, predictor, 'of-model'), inModelPlaces(rides, predictor, 'of-file')]
  expect([told.pickupZone[0], untold.pickupZone[0]]).toEqual([2, 0])
  expect(new Set(told.pickupZone.slice(1))).toEqual(new Set([1, 2]))
  expect(told.pickupZone.slice(1)).toEqual(untold.pickupZone.slice(1))
  expect(Number.isFinite(predictor.predict(told).minutes[0])).toBe(true)
})

test('ids are the model’s where the rides’ places hold its zones, by the same names', () => {
  const more = { ...zoneSet, zones: [...zoneSet.zones, { ...zone, id: 3, name: 'East', lat: 40.74 }] }
  const others = { ...zoneSet, zones: zoneSet.zones.map((one) => ({ ...one, name: `${one.name} St` })) }
  expect([zoneSet, more, others, null].map((places) => idsOf(places, zoneSet))).toEqual([
    'of-model',
    'of-model',
    'of-file',
    'of-file',
  ])
  expect(idsOf(zoneSet, null)).toBe('of-file')
})
