import { expect, test } from 'vitest'
import { bytesSource } from '@/tests/fixtures/bytes-source'
import { readTrips } from '@/tests/fixtures/read-trips'
import { smallZoneSet } from '@/tests/fixtures/some-trips'
import { DEFAULT_RULES } from './import-rules'
import { rereadByLength } from './reread-rejects'

const HEADER = 'lpep_pickup_datetime,lpep_dropoff_datetime,PULocationID,DOLocationID,trip_distance,fare_amount'
const ROWS = [
  '2023-01-05 10:00:00,2023-01-05 10:12:40,74,75,2.5,14.2',
  '2023-01-05 10:00:00,2023-01-05 10:00:20,74,75,0.1,3',
  '"2023-01-05 11:00:00",2023-01-05 14:00:00,"41",166,30,90',
  '2023-01-05 12:00:00,2023-01-05 11:00:00,41,166,1,1',
  '2023-01-05 12:00:00,2023-01-07 12:00:01,41,166,1,1',
  '2023-01-05 12:00:00,2023-01-05 12:00:00,41,166,1,1',
  '2023-01-05 12:00:00,soon,41,166,1,1',
]

async function imported(text: string, name = 'green.csv') {
  const read = await readTrips([bytesSource(name, new TextEncoder().encode(text))], DEFAULT_RULES)
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

test('rides that were only too short or too long are read again as their file was; others stay rejected', async () => {
  const { rejects, files } = await imported(`${HEADER}\n${ROWS.join('\n')}\n`)
  const { trips, unread, zero, negative } = rereadByLength(rejects, files, null)
  const seconds = Array.from(trips.dropoffAt, (end, i) => end - (trips.pickupAt[i] as number))
  expect(seconds).toEqual([20, 3 * 3_600])
  expect([...trips.pickupZone]).toEqual([74, 41])
  expect([...trips.dropoffZone]).toEqual([75, 166])
  expect(trips.distanceKm[1]).toBeCloseTo(48.28, 2)
  // Two days: no ride, however it is ruled.
  expect(unread).toBe(1)
  // One ends as it begins, one before.
  expect([zero, negative]).toEqual([1, 1])
})

test('a row that begins like a formula loses the apostrophe that it got for spreadsheets', async () => {
  const { rejects, files } = await imported(
    `trip_distance,${HEADER.replace(',trip_distance', '')}\n2,${ROWS[0]?.replace(',2.5', '')}\n-2,2023-01-05 10:00:00,2023-01-05 10:00:20,74,75,3\n`,
  )
  expect(new TextDecoder().decode(rejects)).toContain("'-2,")
  const { trips } = rereadByLength(rejects, files, null)
  expect([trips.rows, trips.pickupZone[0]]).toEqual([1, 74])
})

test('of a dataset that does not say how its files were read, nothing is guessed', async () => {
  const { rejects, files } = await imported(`${HEADER}\n${ROWS.join('\n')}\n`)
  const older = files.map(({ readAs, ...file }) => file)
  expect(rereadByLength(rejects, older, null)).toMatchObject({ trips: { rows: 0 }, unread: 3 })
})

test('places told by names are those of the zone set', async () => {
  const header = 'pickup,dropoff,pickup_zone,dropoff_zone,distance,fare,color'
  const rows = Array.from(
    { length: 12 },
    (_, i) =>
      `2019-03-0${1 + (i % 3)} 10:00:00,2019-03-0${1 + (i % 3)} 10:12:0${i % 10},Zone ${1 + (i % 3)},Zone 2,2,9,green`,
  )
  const { rejects, files, quality } = await imported(
    `${header}\n${rows.join('\n')}\n2019-03-02 10:00:00,2019-03-02 10:00:05,Zone 3,Zone 2,0,3,green\n`,
  )
  expect(quality.rejected['under-minimum']).toBe(1)
  const { trips } = rereadByLength(rejects, files, smallZoneSet)
  expect([trips.pickupZone[0], trips.dropoffZone[0]]).toEqual([3, 2])
})
