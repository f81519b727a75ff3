import { expect, test } from 'vitest'
import { seededRandom } from '@/lib/shared/random'
import { allocateTrips, type TripColumns } from '@/lib/trips/trip-columns'
import { type DatasetDrift, type DriftSide, datasetDrift } from './dataset-drift'

const DAY = 86_400

interface City {
  readonly days: number
  readonly ridesADay: number
  /** How many times as long as those of the first city its rides take. */
  readonly slower?: number
  readonly places?: readonly number[]
  /** Share of rides without a distance. */
  readonly withoutKm?: number
  /** Share of rides that begin at place 264, which says of none. */
  readonly fromNowhere?: number
}

/** Rides of a small city; its days differ from one another a little. */
function aCity(
  { days, ridesADay, slower = 1, places = [1, 2, 3, 4], withoutKm = 0, fromNowhere = 0 }: City,
  seed: number,
): DriftSide {
  const random = seededRandom(seed)
  const trips = allocateTrips(days * ridesADay)
  for (let i = 0; i < trips.rows; i++) {
    const at = Math.floor(i / ridesADay) * DAY + random.int(DAY)
    trips.pickupAt[i] = at
    trips.dropoffAt[i] = at + Math.floor((300 + random.int(1_500)) * slower)
    trips.pickupZone[i] = places[random.int(places.length)] ?? 1
    if (fromNowhere > 0 && i % 100 < 100 * fromNowhere) trips.pickupZone[i] = 264
    trips.dropoffZone[i] = 1 + random.int(3)
    const km = random.next() * 10
    trips.distanceKm[i] = random.next() < withoutKm ? Number.NaN : km
    trips.fare[i] = Number.NaN
    trips.passengers[i] = 1
  }
  const top = (column: TripColumns['pickupZone']) =>
    [...new Set(column)].map((zone) => ({ zone, rows: column.filter((one) => one === zone).length }))
  const profile = {
    topPickups: top(trips.pickupZone),
    topDropoffs: top(trips.dropoffZone),
    duration: { p05: 0, median: 1_050 * slower, mean: 0, p95: 0 },
    columns: [],
  }
  return {
    stored: { chunks: 1, read: async () => trips, within: (_, rows) => [0, rows] },
    profile,
    unknown: new Set([264]),
  }
}

async function driftOf(a: DriftSide, b: DriftSide): Promise<DatasetDrift> {
  const work = datasetDrift(a, b, seededRandom(1))
  for (;;) {
    const step = await work.next()
    if (step.done) return step.value
  }
}

const columnOf = (drift: DatasetDrift, key: string) => drift.columns.find((column) => column.key === key)

test('two halves of one city are steady in every column, and columns without values are left out', async () => {
  const drift = await driftOf(aCity({ days: 28, ridesADay: 100 }, 1), aCity({ days: 28, ridesADay: 100 }, 2))
  expect(drift.columns.filter(({ movement }) => movement !== 'steady')).toEqual([])
  expect(columnOf(drift, 'fare')).toBeUndefined()
  for (const { key, stability } of drift.columns) {
    if (key === 'weekday') continue
    const [low, high] = stability.bounds ?? [1, 0]
    expect(low).toBeLessThanOrEqual(stability.value)
    expect(high).toBeGreaterThanOrEqual(stability.value)
  }
})

test('rides that take half as long again stand first, with both medians; the rest is steady', async () => {
  const drift = await driftOf(
    aCity({ days: 28, ridesADay: 100 }, 1),
    aCity({ days: 28, ridesADay: 100, slower: 1.5 }, 2),
  )
  const [first, ...rest] = drift.columns
  expect(first).toMatchObject({ key: 'duration', movement: 'moved-much', measure: 'wasserstein' })
  expect(first?.medians).toEqual([
    { from: 17.5, to: 17.5 },
    { from: 26.25, to: 26.25 },
  ])
  expect(rest.every(({ movement }) => movement === 'steady')).toBe(true)
})

test('places of which the first had no ride are named with their share', async () => {
  const drift = await driftOf(
    aCity({ days: 10, ridesADay: 50 }, 1),
    aCity({ days: 10, ridesADay: 50, places: [1, 2, 3, 9] }, 2),
  )
  expect(drift.unseenPickups.zones.map(({ zone }) => zone)).toEqual([9])
  expect(drift.unseenPickups.share).toBeCloseTo(0.25, 1)
  expect(drift.unseenDropoffs).toEqual({ zones: [], share: 0 })
})

test('a handful of days says nothing of how sure a shift is', async () => {
  const drift = await driftOf(
    aCity({ days: 28, ridesADay: 100 }, 1),
    aCity({ days: 6, ridesADay: 100, slower: 1.5 }, 2),
  )
  expect(columnOf(drift, 'duration')).toMatchObject({ movement: 'unsure', stability: { bounds: null } })
})

test('medians are the exact ones of the profiles; where none is held, the bin is said', async () => {
  const city = aCity({ days: 28, ridesADay: 100 }, 1)
  const column = { header: 'distance', readAs: 'distance', unit: 'km', kind: 'number', missing: 0, min: 0 } as const
  const held: DriftSide = {
    ...city,
    profile: { ...city.profile, columns: [{ ...column, median: 4.984, max: 10, shape: [] }] },
  }
  const drift = await driftOf(held, city)
  const [exact, inBin] = columnOf(drift, 'distance')?.medians ?? []
  expect(exact).toEqual({ from: 4.984, to: 4.984 })
  expect((inBin?.to ?? 0) - (inBin?.from ?? 0)).toBeCloseTo(0.25)
  expect(columnOf(drift, 'passengers')?.medians[1]).toEqual({ from: 1, to: 2 })
})

test('weekdays are judged by their shares alone: days drawn again would move these by themselves', async () => {
  const weeks = aCity({ days: 28, ridesADay: 100 }, 1)
  expect(columnOf(await driftOf(weeks, weeks), 'weekday')).toMatchObject({
    movement: 'steady',
    stability: { bounds: null },
  })
  const workdays = await driftOf(weeks, aCity({ days: 10, ridesADay: 100 }, 2))
  expect(columnOf(workdays, 'weekday')).toMatchObject({ movement: 'moved', stability: { bounds: null } })
})

test('values that are only missing more often have not moved; that they are missing has', async () => {
  const city = { days: 28, ridesADay: 100 }
  const distance = columnOf(await driftOf(aCity(city, 1), aCity({ ...city, withoutKm: 0.4 }, 2)), 'distance')
  expect(distance).toMatchObject({ movement: 'steady', gaps: { movement: 'moved-much' } })
  expect(distance?.missing[1]).toBeCloseTo(0.4, 1)
  const gone = columnOf(await driftOf(aCity(city, 1), aCity({ ...city, withoutKm: 1 }, 2)), 'distance')
  expect(gone).toMatchObject({ movement: 'steady', gaps: { movement: 'moved-much' }, medians: [{}, null] })
  const farther = columnOf(await driftOf(aCity(city, 1), aCity({ ...city, slower: 2 }, 2)), 'duration')
  expect(farther).toMatchObject({ movement: 'moved-much', gaps: { movement: 'steady' } })
})

test('rides at an unknown place are missing one: it is no place that was unseen, and the others stay as they are', async () => {
  const city = { days: 28, ridesADay: 100 }
  const drift = await driftOf(aCity(city, 1), aCity({ ...city, fromNowhere: 0.3 }, 2))
  expect(drift.unseenPickups).toEqual({ zones: [], share: 0 })
  const pickup = columnOf(drift, 'pickup')
  expect(pickup).toMatchObject({ movement: 'steady', gaps: { movement: 'moved-much' }, missing: [0, 0.3] })
  // Four places and a rest, as shares of the rides that are at one.
  expect(pickup?.shape.map((shares) => shares.length)).toEqual([5, 5])
  expect(pickup?.shape[1].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1)
  expect(columnOf(drift, 'dropoff')).toMatchObject({ movement: 'steady', missing: [0, 0] })
  const nowhere = await driftOf(aCity({ ...city, fromNowhere: 1 }, 1), aCity({ ...city, fromNowhere: 1 }, 2))
  expect(columnOf(nowhere, 'pickup')).toBeUndefined()
})
