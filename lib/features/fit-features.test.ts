import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TripColumns } from '@/lib/trips/trip-columns'
import { fitFeatures } from '@/tests/fixtures/fit-features'
import { everyRow as every, MONDAY, someTrips, smallZoneSet as zoneSet } from '@/tests/fixtures/some-trips'
import { transform } from '@/tests/fixtures/transform'
import { DEFAULT_FEATURES, FEATURE_NAMES } from './catalogue'
import { findKey } from './place-index'

describe('fitting features', () => {
  test('sees training rows only: whatever the other rows hold, nothing changes', () => {
    const trips = someTrips(600, 1)
    const train = every(600, 2, 0)
    const before = fitFeatures({ features: FEATURE_NAMES }, trips, train, zoneSet, 7)
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 65_535 }), fc.double({ noNaN: true }), (time, zone, km) => {
        const changed = { ...trips, ...structuredClone(trips) }
        for (let i = 1; i < 600; i += 2) {
          changed.pickupAt[i] = time
          changed.dropoffAt[i] = time - i
          changed.pickupZone[i] = zone
          changed.dropoffZone[i] = 65_535 - zone
          changed.distanceKm[i] = km
          changed.fare[i] = km
        }
        expect(fitFeatures({ features: FEATURE_NAMES }, changed, train, zoneSet, 7)).toEqual(before)
      }),
      { numRuns: 15 },
    )
  })

  test('a ride does not see its own duration or distance', () => {
    const trips = someTrips(600, 2)
    const train = every(600, 1, 0)
    const columns = ['pickupMean', 'dropoffMean', 'pairMean', 'typicalKm', 'pace']
    const raw = (source: TripColumns) => {
      const { fitted, matrix } = fitFeatures({ features: DEFAULT_FEATURES }, source, train, zoneSet, 7)
      return columns.map((name) => {
        const j = matrix.names.indexOf(name)
        return (matrix.dense[j] as number) * (fitted.scale[j] as number) + (fitted.centre[j] as number)
      })
    }
    const before = raw(trips)
    const changed = structuredClone(trips)
    changed.dropoffAt[0] = (changed.dropoffAt[0] as number) + 1800
    changed.distanceKm[0] = 60
    raw(changed).forEach((value, k) => {
      expect(value, columns[k]).toBeCloseTo(before[k] as number, 4)
    })
  })

  test('cells with fewer than five rides are in no table', () => {
    const trips = someTrips(200, 3)
    for (let i = 0; i < 4; i++) trips.pickupZone[i] = 900
    const { fitted } = fitFeatures({ features: DEFAULT_FEATURES }, trips, every(200, 1, 0), zoneSet, 7)
    expect(fitted.pickupZones).not.toContain(900)
    expect(Math.min(...fitted.tables.pairCount)).toBeGreaterThanOrEqual(5)
    expect(findKey(fitted.pairKeys, 900 * 65_536 + 1)).toBe(-1)
  })

  test('columns are standardised over the training rows', () => {
    const trips = someTrips(600, 4)
    const { matrix } = fitFeatures({ features: DEFAULT_FEATURES }, trips, every(600, 1, 0), zoneSet, 7)
    const width = matrix.names.length
    for (let j = 0; j < width; j++) {
      const values = every(600, 1, 0).reduce((sum, i) => sum + (matrix.dense[i * width + j] as number), 0)
      expect(values / 600, matrix.names[j]).toBeCloseTo(0, 1)
    }
    expect(matrix.dense.every(Number.isFinite)).toBe(true)
  })

  test('the same seed folds the same way, another seed another way', () => {
    const trips = someTrips(600, 5)
    const seeded = (seed: number) => fitFeatures({ features: DEFAULT_FEATURES }, trips, every(600, 1, 0), zoneSet, seed)
    expect(seeded(3).matrix.dense).toEqual(seeded(3).matrix.dense)
    expect(seeded(3).matrix.dense).not.toEqual(seeded(4).matrix.dense)
    expect(seeded(3).fitted.tables.pairMean).toEqual(seeded(4).fitted.tables.pairMean)
  })

  test('known coordinates are used as they are: no travel-time map is made', () => {
    const { fitted } = fitFeatures({ features: DEFAULT_FEATURES }, someTrips(400, 6), every(400, 1, 0), zoneSet, 7)
    expect(fitted.spec.features).not.toContain('travel-time-map')
    expect(fitted.zoneSet).toBe(zoneSet)
  })

  test('without points and without the travel-time map, what needs them is left out', () => {
    const features = DEFAULT_FEATURES.filter((name) => name !== 'travel-time-map')
    const { fitted, matrix } = fitFeatures({ features }, someTrips(200, 6), every(200, 1, 0), null, 7)
    expect(fitted.spec.features).not.toContain('straight-distance')
    expect(matrix.names).toContain('typicalKm')
  })

  test('an unseen ride in any year gets finite numbers', () => {
    const { fitted } = fitFeatures({ features: FEATURE_NAMES }, someTrips(200, 7), every(200, 1, 0), zoneSet, 7)
    const rides = {
      rows: 4,
      pickupAt: Int32Array.of(-2_147_483_648, 0, 2_147_483_647, MONDAY),
      pickupZone: Uint16Array.of(65_535, 0, 8, 1),
      dropoffZone: Uint16Array.of(0, 65_535, 1, 8),
    }
    expect(transform(fitted, rides).dense.every(Number.isFinite)).toBe(true)
  })
})
