import { latLngToCell } from 'h3-js'
import { expect, test } from 'vitest'
import { seededRandom } from '@/lib/shared/random'
import { fail } from '@/lib/shared/result'
import { bytesSource } from '@/tests/fixtures/bytes-source'
import { readTrips } from '@/tests/fixtures/read-trips'
import { importInto } from './import-into'
import { sayStage } from './import-progress'
import { DEFAULT_RULES } from './import-rules'
import { memorySink } from './memory-sink'
import { importTrips } from './read-trips'

const HEADER =
  'VendorID,tpep_pickup_datetime,tpep_dropoff_datetime,passenger_count,trip_distance,pickup_longitude,pickup_latitude,RateCodeID,store_and_fwd_flag,dropoff_longitude,dropoff_latitude,payment_type,fare_amount'

/** Rides with coordinates alone, as New York published them until 2016. */
function aFile(rows: number): Uint8Array {
  const random = seededRandom(9)
  const point = () => `${(-74 + 0.1 * random.next()).toFixed(6)},${(40.7 + 0.1 * random.next()).toFixed(6)}`
  const lines = Array.from({ length: rows }, (_, i) => {
    const day = String(1 + (i % 28)).padStart(2, '0')
    return `1,2015-01-${day} 08:00:00,2015-01-${day} 08:12:00,1,2.1,${point()},1,N,${point()},1,9.5`
  })
  return new TextEncoder().encode([HEADER, ...lines, ''].join('\n'))
}

test('rides with coordinates alone get the H3 cells of their ends as places, numbered by index, and keep their coordinates', async () => {
  const read = await readTrips([bytesSource('yellow_tripdata_2015-01.csv', aFile(3_000))], DEFAULT_RULES)
  if (!read.ok) throw new Error(read.error.message)
  const { columns, places, rows, placeKind } = read.value
  expect([rows, placeKind]).toEqual([3_000, 'point'])
  if (places?.layout.kind !== 'h3' || !columns.points) throw new Error('not placed in cells')
  const { resolution } = places.layout
  expect(places.name).toBe(`H3 cells, resolution ${resolution}`)
  expect(places.readAs[0]).toContain(`as ${places.zones.length} H3 cells of resolution ${resolution}`)
  expect(places.zones.map(({ name }) => name)).toEqual(places.zones.map(({ name }) => name).sort())
  const names = new Map(places.zones.map(({ id, name }) => [id, name]))
  const { pickupLat, pickupLon, dropoffLat, dropoffLon } = columns.points
  for (let i = 0; i < rows; i++) {
    expect(names.get(columns.pickupZone[i] ?? 0)).toBe(latLngToCell(pickupLat[i] ?? 0, pickupLon[i] ?? 0, resolution))
    expect(names.get(columns.dropoffZone[i] ?? 0)).toBe(
      latLngToCell(dropoffLat[i] ?? 0, dropoffLon[i] ?? 0, resolution),
    )
  }
  expect(read.value.profile.topPickups.every(({ zone }) => names.has(zone))).toBe(true)
})

test('while rides are placed it says how many are, every few dozen milliseconds', async () => {
  const rows = 70_000
  const source = bytesSource('yellow_tripdata_2015-01.csv', aFile(rows))
  const importing = importTrips([source], DEFAULT_RULES)
  const placed: number[] = []
  let longest = 0
  let said: string | null = null
  for (let step = await importing.next(), cpu = process.cpuUsage(); !step.done; step = await importing.next()) {
    const { user, system } = process.cpuUsage(cpu)
    cpu = process.cpuUsage()
    if (step.value.stage !== 'placing') continue
    longest = Math.max(longest, (user + system) / 1e6)
    placed.push(step.value.placed)
    said = sayStage(step.value)
  }
  // Some sixteen thousand rides at a time; their numbers change once all are placed.
  expect(placed).toEqual(placed.toSorted((a, b) => a - b))
  expect([...new Set(placed)]).toEqual([0, 16_384, 32_768, 49_152, 65_536, rows])
  expect(placed.filter((rides) => rides === 0).length).toBeGreaterThan(3)
  expect(longest, 'CPU-seconds between two of them').toBeLessThan(0.5)
  expect(said).toBe('placing 70,000 of 70,000 rides')
})

test('once a placing of rides is cancelled, nothing more is written', async () => {
  const sink = memorySink()
  let writes = 0
  const counted = {
    ...sink,
    putChunk: async (...given: Parameters<typeof sink.putChunk>) => {
      writes++
      return sink.putChunk(...given)
    },
  }
  const importing = importInto([bytesSource('yellow_tripdata_2015-01.csv', aFile(40_000))], DEFAULT_RULES, counted)
  for (let step = await importing.next(); !step.done; step = await importing.next())
    if (step.value.stage === 'placing' && step.value.placed > 0) break
  const before = writes
  await importing.return(fail('trips/cancelled', 'It was cancelled.'))
  expect((await importing.next()).done).toBe(true)
  expect(writes).toBe(before)
})
