import { describe, expect, test } from 'vitest'
import { greatCircleKm } from '@/lib/places/great-circle'
import { seededRandom } from '@/lib/shared/random'
import { atOnce } from '@/lib/shared/steps'
import { allocateTrips } from '@/lib/trips/trip-columns'
import { fitFeatures } from '@/tests/fixtures/fit-features'
import { everyRow, MONDAY } from '@/tests/fixtures/some-trips'
import { transform } from '@/tests/fixtures/transform'
import { DEFAULT_FEATURES } from './catalogue'
import { travelTimeMap } from './travel-time-map'

/** Thirty zones on a grid of six by five, 2 km apart; rides are 1.3 times as long as the straight way. */
const at = (zone: number) => [2 * ((zone - 1) % 6), 2 * Math.floor((zone - 1) / 6)] as const
const apart = (a: number, b: number) => Math.hypot(at(a)[0] - at(b)[0], at(a)[1] - at(b)[1])

function gridTrips(rows: number, metered = 1) {
  const random = seededRandom(4)
  const trips = allocateTrips(rows)
  for (let i = 0; i < rows; i++) {
    const [from, to] = [1 + random.int(30), 1 + random.int(30)]
    const km = 1.3 * apart(from, to) * (0.9 + 0.2 * random.next())
    trips.pickupAt[i] = MONDAY + random.int(20 * 86_400)
    trips.dropoffAt[i] = (trips.pickupAt[i] as number) + Math.round(60 * (3 + 2 * km))
    trips.pickupZone[i] = from
    trips.dropoffZone[i] = to
    trips.distanceKm[i] = random.next() < metered ? km : Number.NaN
  }
  return trips
}

const mapOf = (trips: ReturnType<typeof gridTrips>, rows = everyRow(trips.rows)) => {
  const map = atOnce(travelTimeMap(trips, rows))
  if (map === null) throw new Error('no map')
  return map
}

describe('a travel-time map', () => {
  test('finds the city again from metered distances alone, stretched as streets are', () => {
    const { of, places, stress } = mapOf(gridTrips(20_000))
    expect(of).toBe('distance')
    expect(places.map(({ id }) => id)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1))
    expect(stress).toBeLessThan(0.1)
    for (const a of places)
      for (const b of places) {
        const far = greatCircleKm(a.lat, a.lon, b.lat, b.lon)
        expect(Math.abs(far - 1.3 * apart(a.id, b.id))).toBeLessThan(0.6)
      }
  })

  test('is made of durations where fewer than half of the rides tell a distance', () => {
    expect(mapOf(gridTrips(20_000, 0.4)).of).toBe('duration')
  })

  test('sees the rows given and no others', () => {
    const trips = gridTrips(20_000)
    const rows = everyRow(trips.rows, 2)
    const before = mapOf(trips, rows)
    for (let i = 1; i < trips.rows; i += 2) {
      trips.distanceKm[i] = 90
      trips.pickupZone[i] = 77
    }
    expect(mapOf(trips, rows)).toEqual(before)
  })

  test('has no place for a zone that four rides join to the others, nor for an island of its own', () => {
    const trips = gridTrips(20_000)
    for (let i = 0; i < 20; i++) {
      trips.pickupZone[i] = i < 4 ? 40 : 50
      trips.dropoffZone[i] = i < 4 ? 1 : 51
      trips.distanceKm[i] = 3
    }
    const ids = mapOf(trips).places.map(({ id }) => id)
    expect(ids).toHaveLength(30)
    expect(ids).not.toEqual(expect.arrayContaining([40]))
    expect(ids).not.toEqual(expect.arrayContaining([50]))
  })

  test('has no place for an id that is equally near to all, and is not bent by it', () => {
    const trips = gridTrips(20_000)
    const random = seededRandom(8)
    for (let i = 0; i < 1_000; i++) {
      if (i % 2 === 0) trips.pickupZone[i] = 264
      else trips.dropoffZone[i] = 264
      trips.distanceKm[i] = 2 + random.next()
    }
    const { places } = mapOf(trips)
    expect(places.map(({ id }) => id)).not.toContain(264)
    for (const a of places)
      for (const b of places)
        expect(Math.abs(greatCircleKm(a.lat, a.lon, b.lat, b.lon) - 1.3 * apart(a.id, b.id))).toBeLessThan(0.8)
  })

  test('is none where there is next to nothing to go by', () => {
    expect(atOnce(travelTimeMap(gridTrips(8), everyRow(8)))).toBeNull()
  })
})

describe('features on a travel-time map', () => {
  const trips = gridTrips(6_000)
  const learn = (features = DEFAULT_FEATURES) => fitFeatures({ features }, trips, everyRow(6_000), null, 7)

  test('have points, distance and bearing without any coordinates, and say that the places are no geography', () => {
    const { fitted, matrix } = learn()
    expect(fitted.spec.features).toEqual(DEFAULT_FEATURES)
    expect(fitted.zoneSet?.layout).toEqual({ kind: 'travel-time', of: 'distance' })
    expect(matrix.names).toContain('straightKm')
    const straight = matrix.names.indexOf('straightKm')
    const width = matrix.names.length
    const raw = (i: number) =>
      (matrix.dense[i * width + straight] ?? 0) * (fitted.scale[straight] ?? 0) + (fitted.centre[straight] ?? 0)
    for (let i = 0; i < 200; i++)
      expect(Math.abs(raw(i) - 1.3 * apart(trips.pickupZone[i] ?? 0, trips.dropoffZone[i] ?? 0))).toBeLessThan(0.8)
  })

  test('are left out where the map is not asked for, and where coordinates are known the map is', () => {
    const without = learn(DEFAULT_FEATURES.filter((name) => name !== 'travel-time-map'))
    expect(without.fitted.spec.features).not.toContain('straight-distance')
    expect(without.fitted.zoneSet).toBeNull()
  })

  test('an unknown zone has no position, and numbers all the same', () => {
    const { fitted } = learn()
    const rides = {
      rows: 1,
      pickupAt: Int32Array.of(MONDAY),
      pickupZone: Uint16Array.of(999),
      dropoffZone: Uint16Array.of(1),
    }
    expect(transform(fitted, rides).dense.every(Number.isFinite)).toBe(true)
  })
})
