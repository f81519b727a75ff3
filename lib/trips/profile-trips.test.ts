import { expect, test } from 'vitest'
import { PROFILE_PASSES, tripProfiler } from './profile-trips'
import type { TripColumns } from './trip-columns'

const DAY = 86_400

/** Rides of ten minutes that start then. */
function ridesAt(...pickupAt: readonly number[]): TripColumns {
  const rows = pickupAt.length
  return {
    rows,
    pickupAt: Int32Array.from(pickupAt),
    dropoffAt: Int32Array.from(pickupAt, (at) => at + 600),
    pickupZone: new Uint16Array(rows).fill(1),
    dropoffZone: new Uint16Array(rows).fill(2),
    points: null,
    distanceKm: new Float32Array(rows),
    passengers: new Uint8Array(rows),
    fare: new Float32Array(rows),
  }
}

test('rides are counted by day and by month, in whatever order and chunks they come', () => {
  const profiler = tripProfiler([])
  for (let pass = 0; pass < PROFILE_PASSES; pass++) {
    profiler.add(ridesAt(40 * DAY + 5, 3 * DAY, 3 * DAY + 7, 40 * DAY))
    profiler.add(ridesAt(3 * DAY + 80_000))
    profiler.endPass()
  }
  const { days, months } = profiler.profile()
  expect(days).toEqual([
    { day: 3, rows: 3 },
    { day: 40, rows: 2 },
  ])
  expect(months).toEqual([
    { month: 0, rows: 3 },
    { month: 1, rows: 2 },
  ])
})
