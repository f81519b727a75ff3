import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, test } from 'vitest'
import { bytesSource } from '@/tests/fixtures/bytes-source'
import { readTrips } from '@/tests/fixtures/read-trips'
import { realFiles, without } from '@/tests/fixtures/real-data'
import { aFeature, aPolygon, geoJson } from '@/tests/fixtures/some-shapes'
import { testUnless } from '@/tests/fixtures/unless'
import { BY_HEADER } from './formats/format-choice'
import { DEFAULT_RULES } from './import-rules'
import { lookAtFile } from './look-at-file'

const GREEN = 'VendorID,lpep_pickup_datetime,Lpep_dropoff_datetime,PULocationID,DOLocationID,trip_distance'
const ROW = '1,2023-05-04 08:47:33,2023-05-04 09:06:21,82,129,4.71'
const bytesOf = (text: string) => new TextEncoder().encode(text)
const lookAt = (text: string, name = 'a.csv') => lookAtFile(bytesSource(name, bytesOf(text)))
const refusal = (code: string) => ({ kind: 'refused', error: { code } })

test('a small trip file is known whole: its format, its columns, what the first row says', async () => {
  expect(await lookAt(`${GREEN}\n${ROW}\n${ROW}\n`)).toEqual({
    kind: 'trips',
    format: 'TLC green taxi',
    container: 'plain',
    places: 'zone',
    generation: 'header of 2016 to 2018',
    columns: 6,
    rows: { count: 2, isExact: true },
    read: [
      { header: 'lpep_pickup_datetime', readAs: 'pickup time', first: '2023-05-04 08:47:33' },
      { header: 'Lpep_dropoff_datetime', readAs: 'drop-off time', first: '2023-05-04 09:06:21' },
      { header: 'PULocationID', readAs: 'pickup place', first: '82' },
      { header: 'DOLocationID', readAs: 'drop-off place', first: '129' },
      { header: 'trip_distance', readAs: 'distance (mi)', first: '4.71' },
    ],
    notes: [],
    asksOrder: null,
    mixedOrders: null,
  })
})

const KAGGLE = 'id,pickup_datetime,trip_duration,pickup_longitude,pickup_latitude,dropoff_longitude,dropoff_latitude'
const kaggleRide = (day: string) => `a,${day}/2016 10:00,720,-73.9,40.7,-73.8,40.8`

test('dates that no row tells the order of are asked about, with one of them; another row may tell', async () => {
  const look = async (...days: readonly string[]) => lookAt(`${KAGGLE}\n${days.map(kaggleRide).join('\n')}\n`)
  expect(await look('03/04', '05/06')).toMatchObject({ kind: 'trips', asksOrder: '03/04/2016 10:00', notes: [] })
  expect(await look('03/04', '25/06')).toMatchObject({
    asksOrder: null,
    notes: ['Dates such as "03/04/2016 10:00" are read day first, because of "25/06/2016 10:00".'],
  })
})

test('dates of which rows prove both orders are asked about with what proves them; read as is said, it is told what does not fit', async () => {
  const source = bytesSource('a.csv', bytesOf(`${KAGGLE}\n${['03/04', '25/06', '06/25'].map(kaggleRide).join('\n')}\n`))
  expect(await lookAtFile(source)).toMatchObject({
    asksOrder: '03/04/2016 10:00',
    mixedOrders:
      'a.csv: of the first rows 1 row can only be day first (such as "25/06/2016 10:00") and 1 row only month first (such as "06/25/2016 10:00"), so that no order fits all dates.',
    notes: [],
  })
  expect(await lookAtFile(source, { ...BY_HEADER, dateOrder: 'mdy' })).toMatchObject({
    asksOrder: null,
    mixedOrders: null,
    notes: [expect.stringContaining('1 of the first 3 rows is rejected for a date that can only be day first')],
  })
})

test('what a person answers about dates holds where the rows do not tell, and only there', async () => {
  const notesOf = async (days: readonly string[], dateOrder: 'dmy' | 'mdy') => {
    const bytes = bytesOf(`${KAGGLE}\n${days.map(kaggleRide).join('\n')}\n`)
    const look = await lookAtFile(bytesSource('a.csv', bytes), { ...BY_HEADER, dateOrder })
    return look.kind === 'trips' ? look.notes.join(' ') : look.kind
  }
  expect(await notesOf(['03/04'], 'mdy')).toContain('read month first, as was said')
  expect(await notesOf(['03/04', '25/06'], 'mdy')).toContain('read day first, because of "25/06/2016 10:00"')
})

test('newer headers date themselves by their surcharges', async () => {
  const generation = async (more: string) => {
    const look = await lookAt(`${GREEN},${more}\n${ROW},0\n`)
    return look.kind === 'trips' && look.generation
  }
  expect(await generation('congestion_surcharge')).toBe('header of 2019 on')
  expect(await generation('cbd_congestion_fee')).toBe('header of 2025 on')
})

test('rows of a large file are estimated from its start, packed or not', async () => {
  const text = `${GREEN}\n${`${ROW}\n`.repeat(20_000)}`
  const rows = { rows: { count: 20_000, isExact: false } }
  expect(await lookAt(text)).toMatchObject(rows)
  expect(await lookAtFile(bytesSource('a.csv.gz', new Uint8Array(gzipSync(text))))).toMatchObject(rows)
})

test('a Parquet file says its rows, and what the first one holds', async () => {
  const at = '2023-05-04 08:47:33'
  const column = (name: string) => ({ name, data: name.endsWith('time') ? [at, at, at] : [1, 2, 3] })
  const names = ['lpep_pickup_datetime', 'lpep_dropoff_datetime', 'PULocationID', 'DOLocationID']
  const bytes = new Uint8Array(parquetWriteBuffer({ columnData: names.map(column) }))
  const look = await lookAtFile(bytesSource('a.parquet', bytes))
  expect(look).toMatchObject({ container: 'parquet', rows: { count: 3, isExact: true } })
  expect(look.kind === 'trips' && look.read.map(({ first }) => first)).toEqual([at, at, '1', '1'])
})

test('zone files are told apart from trips', async () => {
  expect(await lookAt('LocationID,zone,borough,lat,lon\n')).toMatchObject({ kind: 'zones', holds: 'points' })
  expect(await lookAt('"LocationID","Borough","Zone","service_zone"\r\n')).toMatchObject({
    kind: 'zones',
    holds: 'lookup',
  })
})

test('a file of shapes is told by its content, whatever its name, with the property that is the id', async () => {
  const { bytes } = geoJson([aFeature({ objectid: 5, zone_id: 7, name: 'Soho' }, aPolygon(1, 1))])
  const look = await lookAtFile(bytesSource('download', bytes))
  expect(look).toMatchObject({ kind: 'zones', holds: 'shapes' })
  expect(look.kind === 'zones' && look.readAs).toContain('1 shapes of 1 zones; the id is “zone_id”, the name is “name”')
  expect(await lookAt(' {"trips": []}')).toMatchObject(refusal('zones/not-shapes'))
})

test('what an import would refuse is refused before, for the same reason', async () => {
  const packed = (text: string) => new Uint8Array(gzipSync(text))
  expect(await lookAt('trip_seconds,fare\n10,3\n')).toMatchObject(refusal('trips/unknown-header'))
  expect(await lookAt('')).toMatchObject(refusal('csv/empty'))
  expect(await lookAt('PK\u0003\u0004')).toMatchObject(refusal('zip/damaged'))
  expect(await lookAt('PAR1 and no more')).toMatchObject(refusal('parquet/unreadable'))
  const cut = packed(`${GREEN}\n${ROW}\n`).subarray(0, 40)
  expect(await lookAtFile(bytesSource('a.csv.gz', cut))).toMatchObject(refusal('gzip/damaged'))
  const nested = new Uint8Array(gzipSync(packed(`${GREEN}\n${ROW}\n`)))
  expect(await lookAtFile(bytesSource('a.csv.gz', nested))).toMatchObject(refusal('gzip/nested'))
})

test('a file that ends below its header is not offered, packed or not', async () => {
  const none = {
    kind: 'refused',
    error: { code: 'csv/no-rows', message: 'a.csv: there are no rows below the header.' },
  }
  for (const end of ['', '\n', '\n\n\r\n']) expect(await lookAt(`${GREEN}${end}`)).toEqual(none)
  const packed = bytesSource('a.csv', new Uint8Array(gzipSync(`${GREEN}\n`)))
  expect(await lookAtFile(packed)).toEqual(none)
  const columns = ['lpep_pickup_datetime', 'lpep_dropoff_datetime', 'PULocationID', 'DOLocationID']
  const empty = parquetWriteBuffer({ columnData: columns.map((name) => ({ name, data: [], type: 'STRING' })) })
  expect(await lookAtFile(bytesSource('a.csv', new Uint8Array(empty)))).toEqual(none)
  expect(await lookAt(`${GREEN}\n1,2\n`)).toMatchObject({ kind: 'trips', rows: { count: 1, isExact: true } })
})

const real = realFiles('green_tripdata_2023-01.csv.gz')

testUnless(without(real))('a month of green trips is known by its first 64 KiB', async () => {
  const look = await lookAtFile(bytesSource('january.csv.gz', await readFile(real[0] ?? '')))
  expect(look).toMatchObject({ generation: 'header of 2019 on', columns: 20 })
  const rows = look.kind === 'trips' ? (look.rows?.count ?? 0) : 0
  expect(Math.abs(rows - 68_211) / 68_211).toBeLessThan(0.05)
})

describe('dates as text in Parquet', () => {
  const parquet = (...dates: readonly string[]) => {
    const numbers = { trip_duration: 720, pickup_latitude: 40.7, pickup_longitude: -73.9 }
    const others = { ...numbers, dropoff_latitude: 40.8, dropoff_longitude: -73.8 }
    const columnData = [
      { name: 'pickup_datetime', data: dates.map((date) => `${date} 08:00`) },
      ...Object.entries(others).map(([name, value]) => ({ name, data: dates.map(() => value) })),
    ]
    return bytesSource('a.parquet', new Uint8Array(parquetWriteBuffer({ columnData })))
  }

  test('are asked about where nothing says whether day or month comes first, and read as is said', async () => {
    const file = parquet('03/04/2023', '04/04/2023')
    expect(await lookAtFile(file)).toMatchObject({ kind: 'trips', asksOrder: '03/04/2023 08:00', notes: [] })
    expect(await readTrips([file], DEFAULT_RULES)).toMatchObject({ error: { code: 'trips/date-order' } })
    const choice = { ...BY_HEADER, dateOrder: 'dmy' } as const
    const read = await readTrips([file], DEFAULT_RULES, { choice })
    expect(read.ok && [...read.value.columns.pickupAt]).toEqual(
      [Date.UTC(2023, 3, 3, 8), Date.UTC(2023, 3, 4, 8)].map((at) => at / 1000),
    )
  })

  test('are shown as they are read where a row tells', async () => {
    const look = await lookAtFile(parquet('03/04/2023', '13/04/2023'))
    expect(look).toMatchObject({ asksOrder: null, notes: [expect.stringContaining('day first')] })
  })
})
