import { latLngToCell } from 'h3-js'
import { expect, test } from 'vitest'
import { seededRandom } from '@/lib/shared/random'
import { DEFAULT_RULES } from './import-rules'
import { readTrips } from './read-trips'
import { bytesSource } from './trip-source'

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
