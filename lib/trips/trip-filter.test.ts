import { expect, test } from 'vitest'
import { pickTrips } from './pick-trips'
import { profileRows } from './profile-rows'
import { allocateTrips, type TripColumns } from './trip-columns'
import { filterOf, filterQuery, NO_FILTER, rowsOf } from './trip-filter'

const DAY = 86_400

function rides(...given: readonly (readonly [day: number, pickup: number, dropoff: number])[]): TripColumns {
  const trips = allocateTrips(given.length)
  given.forEach(([day, pickup, dropoff], i) => {
    trips.pickupAt[i] = day * DAY + 86_399
    trips.dropoffAt[i] = day * DAY + 86_399 + 600 + i
    trips.pickupZone[i] = pickup
    trips.dropoffZone[i] = dropoff
  })
  return trips
}

test('a filter keeps the rows for which all that is set holds; its last day is not included', () => {
  const trips = rides([10, 1, 2], [11, 1, 3], [12, 1, 2], [11, 2, 2])
  expect([...rowsOf(NO_FILTER, trips)]).toEqual([0, 1, 2, 3])
  expect([...rowsOf({ ...NO_FILTER, fromDay: 11, toDay: 12 }, trips)]).toEqual([1, 3])
  expect([...rowsOf({ ...NO_FILTER, pickupZone: 1, dropoffZone: 2 }, trips)]).toEqual([0, 2])
})

test('an address says a filter with its last day included; what is no date and no zone is not set', () => {
  const query = new URLSearchParams('since=2023-01-10&until=2023-01-20&pickup=74')
  const filter = filterOf(query)
  expect(filter).toEqual({ fromDay: 19_367, toDay: 19_378, pickupZone: 74, dropoffZone: null })
  expect(filterQuery(filter)).toEqual({ since: '2023-01-10', until: '2023-01-20', pickup: '74', dropoff: null })
  expect(filterOf(new URLSearchParams('since=2023-02-30&until=soon&pickup=0&dropoff=70000'))).toEqual(NO_FILTER)
})

async function profileOf(trips: TripColumns, chunkRows: number, zone: number | null, mostKept: number) {
  const chunks = Math.ceil(trips.rows / chunkRows)
  const part = (index: number) => {
    const from = index * chunkRows
    return pickTrips(
      trips,
      Int32Array.from({ length: Math.min(chunkRows, trips.rows - from) }, (_, i) => from + i),
    )
  }
  const stored = {
    chunks,
    read: async (index: number) => part(index),
    within: (_: number, rows: number) => [0, rows] as const,
  }
  const work = profileRows(stored, { ...NO_FILTER, pickupZone: zone }, [{ readAs: 'distance', header: 'km' }], mostKept)
  for (;;) {
    const step = await work.next()
    if (step.done) return step.value
  }
}

test('rows are profiled alike, whether they are kept in memory or read again for each pass', async () => {
  const trips = rides(...Array.from({ length: 60 }, (_, i) => [i % 9, 1 + (i % 3), 5] as const))
  const whole = await profileOf(trips, 60, 2, 100)
  expect(whole.rows).toBe(20)
  expect(whole.profile.topPickups).toMatchObject([{ zone: 2, rows: 20 }])
  expect(await profileOf(trips, 7, 2, 100)).toEqual(whole)
  expect(await profileOf(trips, 7, 2, 3)).toEqual(whole)
})
