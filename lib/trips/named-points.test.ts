import { expect, test } from 'vitest'
import { DEFAULT_FEATURES } from '@/lib/features/catalogue'
import { zoneSetOf } from '@/lib/places/zone-set-of'
import { bytesSource } from '@/tests/fixtures/bytes-source'
import { fitFeatures } from '@/tests/fixtures/fit-features'
import { readTrips } from '@/tests/fixtures/read-trips'
import { everyRow } from '@/tests/fixtures/some-trips'
import { DEFAULT_RULES } from './import-rules'

const HEADER = 'started_at,ended_at,start_station_name,end_station_name,start_lat,start_lng,end_lat,end_lng'
const WHOLE = [
  '2023-07-04 08:00:00,2023-07-04 08:20:00,Pier,Park,40.70,-74.00,40.80,-73.90',
  '2023-07-04 09:00:00,2023-07-04 09:20:00,Park,Pier,40.82,-73.92,40.72,-74.02',
]

async function read(rows: readonly string[], zoneSets: Parameters<typeof readTrips>[2] = {}) {
  const bytes = new TextEncoder().encode([HEADER, ...rows, ''].join('\n'))
  const result = await readTrips([bytesSource('rides.csv', bytes)], DEFAULT_RULES, zoneSets)
  if (!result.ok) throw new Error(result.error.message)
  const { columns, quality, places, profile } = result.value
  const { points } = columns
  if (points === null) throw new Error('no points')
  const at = (row: number) => ({
    from: [points.pickupLat[row], points.pickupLon[row]],
    to: [points.dropoffLat[row], points.dropoffLon[row]],
  })
  return { columns, quality, places, profile, at }
}

const NOWHERE = { lat: Number.NaN, lon: Number.NaN }
const near = (lat: number, lon: number) => [expect.closeTo(lat, 4), expect.closeTo(lon, 4)]

test.each([
  ['empty', ',', ','],
  ['zero', '0.0,0', '0,0.0'],
  ['swapped', '-74.00,40.70', '-73.91,40.81'],
  ['half there', '40.70,', ',-73.91'],
  ['words', 'NULL,NULL', 'north,west'],
])(
  'a ride between named stations whose points are %s is kept, at the usual points of the stations',
  async (_, a, b) => {
    const { quality, at } = await read([...WHOLE, `2023-07-04 10:00:00,2023-07-04 10:20:00,Pier,Park,${a},${b}`])
    expect(quality).toMatchObject({ read: 3, kept: 3, rejected: {} })
    expect(at(2)).toEqual({ from: near(40.71, -74.01), to: near(40.81, -73.91) })
    expect(at(0)).toEqual({ from: near(40.7, -74), to: near(40.8, -73.9) })
  },
)

test('a station that no ride says the place of has none: not 0, 0, and counted as missing', async () => {
  const { quality, at, profile, places } = await read([
    ...WHOLE,
    '2023-07-04 10:00:00,2023-07-04 10:20:00,Depot,Park,,,40.80,-73.90',
  ])
  expect(quality.kept).toBe(3)
  expect(at(2).from).toEqual([NOWHERE.lat, NOWHERE.lon])
  expect(places?.zones.find(({ name }) => name === 'Depot')).toMatchObject({ lat: null, lon: null })
  expect(profile.columns.find(({ header }) => header === 'start_lat')).toMatchObject({ missing: 1 })
  expect(profile.density?.outside).toBe(1)
})

test('where a zone set has the names, its points are those of stations without any', async () => {
  const zone = { borough: null }
  const set = await zoneSetOf({
    name: 'stations',
    zones: [
      { ...zone, id: 7, name: 'Pier', lat: 40.71, lon: -74.01 },
      { ...zone, id: 8, name: 'Park', lat: 40.5, lon: -73.5 },
      { ...zone, id: 9, name: 'Depot', lat: 40.6, lon: -74.1 },
    ],
  })
  const rows = [...WHOLE, '2023-07-04 10:00:00,2023-07-04 10:20:00,Depot,Park,,,,']
  const { at, columns, places } = await read(rows, { zoneSets: [set] })
  expect(places?.id).toBe(set.id)
  expect([...columns.pickupZone]).toEqual([7, 8, 9])
  expect(at(2)).toEqual({ from: near(40.6, -74.1), to: near(40.81, -73.91) })
})

test('a ride away from any station needs its point, and is told so', async () => {
  const { quality } = await read([...WHOLE, '2023-07-04 10:00:00,2023-07-04 10:20:00,Pier,,40.70,-74.00,,'])
  expect(quality.rejected).toMatchObject({ 'bad-point': 1 })
  expect(quality.samples[0]?.detail).toMatch(/^The drop-off point .* not both 0, or the name of a place\.$/)
})

test('where no ride has a point, models are not told of points', async () => {
  const rows = Array.from({ length: 40 }, (_, i) => {
    const minute = String(i).padStart(2, '0')
    return `2023-07-04 08:${minute}:00,2023-07-04 09:0${i % 10}:00,Pier,Park,,,,`
  })
  const { columns, places } = await read(rows)
  const { fitted } = fitFeatures({ features: DEFAULT_FEATURES }, columns, everyRow(columns.rows), places, 7)
  expect(fitted.pointsOf).toBe('zones')
  expect(fitted.spec.features).not.toContain('straight-distance')
})
