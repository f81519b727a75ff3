import { expect, test } from 'vitest'
import { seededRandom } from '@/lib/shared/random'
import { sharedRides } from './shared-rides'
import { allocateTrips, type TripColumns } from './trip-columns'

const DAY = 86_400

/** Rides drawn from few times and places, so that many are alike. */
function someRides(rows: number, seed: number, days: number): TripColumns {
  const random = seededRandom(seed)
  const trips = allocateTrips(rows, false)
  for (let i = 0; i < rows; i++) {
    trips.pickupAt[i] = 19_358 * DAY + random.int(days) * DAY + random.int(24) * 3600
    trips.dropoffAt[i] = (trips.pickupAt[i] as number) + 300 + 60 * random.int(5)
    trips.pickupZone[i] = 1 + random.int(3)
    trips.dropoffZone[i] = 1 + random.int(3)
  }
  return trips
}

const inChunks = (trips: TripColumns, size: number) => ({
  chunks: Math.ceil(trips.rows / size),
  read: async (index: number) => ({
    ...trips,
    rows: Math.min(size, trips.rows - index * size),
    pickupAt: trips.pickupAt.subarray(index * size),
    dropoffAt: trips.dropoffAt.subarray(index * size),
    pickupZone: trips.pickupZone.subarray(index * size),
    dropoffZone: trips.dropoffZone.subarray(index * size),
  }),
  within: (_: number, rows: number) => [0, rows] as const,
})

const textOf = (trips: TripColumns, i: number) =>
  [trips.pickupAt[i], trips.dropoffAt[i], trips.pickupZone[i], trips.dropoffZone[i]].join()

/** The plain way: a count of texts. */
function sharedPlainly(known: TripColumns, fresh: TripColumns): readonly number[] {
  const counts = new Map<string, number>()
  for (let i = 0; i < known.rows; i++) counts.set(textOf(known, i), (counts.get(textOf(known, i)) ?? 0) + 1)
  const found: number[] = []
  for (let i = 0; i < fresh.rows; i++) {
    const left = counts.get(textOf(fresh, i)) ?? 0
    if (left > 0) found.push(i)
    counts.set(textOf(fresh, i), left - 1)
  }
  return found
}

async function found(known: TripColumns, fresh: TripColumns, span: { from: number; to: number }, atOnce?: number) {
  const size = 100
  const rows: number[] = []
  const tell = (chunk: number, at: number) => rows.push(chunk * size + at)
  const going = sharedRides(inChunks(known, size), inChunks(fresh, size), span, tell, atOnce)
  for await (const _ of going);
  return rows.sort((a, b) => a - b)
}

const ALWAYS = { from: 0, to: 25_000 }

test('the rides found are those that counting texts finds, as often as both have them', async () => {
  const [known, fresh] = [someRides(1_500, 1, 3), someRides(1_200, 2, 4)]
  const plain = sharedPlainly(known, fresh)
  expect(plain.length).toBeGreaterThan(300)
  expect(await found(known, fresh, ALWAYS)).toEqual(plain)
})

test('days taken a few at a time find the same', async () => {
  const [known, fresh] = [someRides(3_000, 3, 6), someRides(500, 4, 6)]
  expect(await found(known, fresh, ALWAYS, 1_100)).toEqual(sharedPlainly(known, fresh))
})

test('days outside the span are not looked at', async () => {
  const [known, fresh] = [someRides(1_500, 1, 3), someRides(1_200, 2, 4)]
  const second = { from: 19_359, to: 19_360 }
  const rows = await found(known, fresh, second)
  expect(rows.length).toBeGreaterThan(50)
  expect(rows.every((i) => Math.floor((fresh.pickupAt[i] as number) / DAY) === 19_359)).toBe(true)
})
