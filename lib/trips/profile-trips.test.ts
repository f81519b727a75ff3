import { expect, test } from 'vitest'
import { recogniseFormat } from './formats/recognise-format'
import { type ColumnName, columnNames, PROFILE_PASSES, tripProfiler } from './profile-trips'
import type { TripColumns } from './trip-columns'

const DAY = 86_400

const profileOf = (...chunks: readonly TripColumns[]) => profileAs([], ...chunks)

const profileAs = (names: readonly ColumnName[], ...chunks: readonly TripColumns[]) => {
  const profiler = tripProfiler(names)
  for (let pass = 0; pass < PROFILE_PASSES; pass++) {
    for (const chunk of chunks) profiler.add(chunk)
    profiler.endPass()
  }
  return profiler.profile()
}

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
  const { days, months } = profileOf(ridesAt(40 * DAY + 5, 3 * DAY, 3 * DAY + 7, 40 * DAY), ridesAt(3 * DAY + 80_000))
  expect(days).toEqual([
    { day: 3, rows: 3 },
    { day: 40, rows: 2 },
  ])
  expect(months).toEqual([
    { month: 0, rows: 3 },
    { month: 1, rows: 2 },
  ])
})

test('hours of the week and places have the median duration of their own rides', () => {
  const monday = 4 * DAY
  const trips = ridesAt(monday, monday + 1, monday + 2, monday + 3_600)
  trips.dropoffAt.set([300, 900, 420, 60].map((seconds, i) => (trips.pickupAt[i] as number) + seconds))
  trips.pickupZone.set([7, 7, 9, 9])
  const { hourOfWeek, hourOfWeekMedian, topPickups, topDropoffs, version } = profileOf(trips)
  expect(version).toBe(3)
  expect([hourOfWeek.slice(0, 3), hourOfWeekMedian?.slice(0, 3)]).toEqual([
    [3, 1, 0],
    [420, 60, null],
  ])
  expect(topPickups).toEqual([
    { zone: 7, rows: 2, median: 300 },
    { zone: 9, rows: 2, median: 60 },
  ])
  expect(topDropoffs).toEqual([{ zone: 2, rows: 4, median: 300 }])
})

test('a column of durations is profiled as seconds, not as drop-off times that the file does not have', () => {
  const header = 'trip_start_timestamp,trip_seconds,pickup_community_area,dropoff_community_area,trip_miles'
  const head = recogniseFormat(header.split(','), 'chicago.csv')
  if (!head.ok) throw new Error(head.error.message)
  const trips = ridesAt(0, 5_000, 9_000)
  trips.dropoffAt.set([60, 5_360, 12_600])
  const { columns } = profileAs(columnNames([head.value]), trips)
  expect(columns.map(({ readAs }) => readAs)).not.toContain('drop-off time')
  expect(columns.find(({ header }) => header === 'trip_seconds')).toMatchObject({
    ...{ readAs: 'duration', unit: 's', kind: 'number', distinct: 3, min: 60, median: 360, max: 3_600 },
  })
})

test('rides at an unknown place have none: they are missing in its column', () => {
  const trips = ridesAt(0, 1, 2, 3)
  trips.pickupZone.set([7, 65_535, 264, 9])
  const { columns } = profileAs([{ readAs: 'pickup place', header: 'PULocationID', unknown: [264, 265] }], trips)
  expect(columns[0]).toMatchObject({ missing: 2, distinct: 2, max: 9 })
})

test('rides with coordinates but no distance are counted by their great-circle distance', () => {
  const at = (degrees: number) => Float32Array.of(degrees)
  const points = { pickupLat: at(0), pickupLon: at(0), dropoffLat: at(0.01), dropoffLon: at(0) }
  expect(profileOf({ ...ridesAt(0), points }).density).toMatchObject({ distanceFrom: 0, counts: [[1]], outside: 0 })
  const metered = { ...ridesAt(0), points, distanceKm: Float32Array.of(5) }
  expect(profileAs([{ readAs: 'distance', header: 'km' }], metered).density).toMatchObject({ distanceFrom: 9 })
})
