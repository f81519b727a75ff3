import { expect, test } from 'vitest'
import { someTrips } from '@/tests/fixtures/some-trips'
import { mixRides } from './ride-input'

test('a ride that takes the time of day of another keeps its day and its places', () => {
  const trips = someTrips(2, 1)
  const own = { rides: trips, rows: Int32Array.of(0) }
  const mixed = mixRides(own, { rides: trips, rows: Int32Array.of(1) }, new Set(['time'] as const))
  const [a = 0, b = 0] = trips.pickupAt
  expect(mixed.pickupAt[0]).toBe(a - (a % 86_400) + (b % 86_400))
  expect(mixed.pickupZone[0]).toBe(trips.pickupZone[0])
})

test('a place takes its own point along', () => {
  const points = {
    pickupLat: Float32Array.of(1, 2),
    pickupLon: Float32Array.of(3, 4),
    dropoffLat: Float32Array.of(5, 6),
    dropoffLon: Float32Array.of(7, 8),
  }
  const rides = { ...someTrips(2, 1), points }
  const own = { rides, rows: Int32Array.of(0) }
  const mixed = mixRides(own, { rides, rows: Int32Array.of(1) }, new Set(['pickup'] as const))
  expect([mixed.points?.pickupLat[0], mixed.points?.pickupLon[0]]).toEqual([2, 4])
  expect([mixed.points?.dropoffLat[0], mixed.points?.dropoffLon[0]]).toEqual([5, 7])
})
