import { expect, test } from 'vitest'
import { localSeconds } from '@/lib/shared/local-time'
import { allocateTrips } from '@/lib/trips/trip-columns'
import { aRecipe } from '@/tests/fixtures/a-run'
import { lookupTable } from './lookup-table'

const { split } = aRecipe()
const DAY = 86_400
const ROWS = 59 * 20

/** Two pairs of zones, one of 10-minute and one of 20-minute rides, over January and February. */
const trips = allocateTrips(ROWS)
for (let i = 0; i < ROWS; i++) {
  const isLong = i % 2 === 1
  trips.pickupAt[i] = split.from + Math.floor(i / 20) * DAY + 36_000
  trips.dropoffAt[i] = (trips.pickupAt[i] as number) + (isLong ? 1200 : 600)
  trips.pickupZone[i] = isLong ? 3 : 1
  trips.dropoffZone[i] = isLong ? 4 : 2
  trips.distanceKm[i] = 2
}

test('the lookup table knows each pair from its training rides and is judged on the validation rides', () => {
  const table = lookupTable(trips, split, 'valid')
  expect(table?.metrics.n).toBe(28 * 20)
  expect(table?.predicted[0]).toBeCloseTo(10, 0)
  expect(table?.predicted[1]).toBeCloseTo(20, 0)
})

test('there is none where no ride is left to learn from', () => {
  expect(lookupTable(trips, { ...split, from: localSeconds(split.validFrom - 1) }, 'valid')).toBeNull()
})

test('there is none for a test period that the split does not have', () => {
  expect(lookupTable(trips, split, 'test')).toBeNull()
})
