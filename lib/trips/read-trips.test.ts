import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { bytesSource } from '@/tests/fixtures/bytes-source'
import { readTrips } from '@/tests/fixtures/read-trips'
import { DEFAULT_RULES } from './import-rules'

const HEADER =
  'lpep_pickup_datetime,lpep_dropoff_datetime,PULocationID,DOLocationID,passenger_count,trip_distance,fare_amount'
const RIDE = '2023-01-05 08:00:00,2023-01-05 08:10:00,74,75,1,2.5,12.5'
const source = (text: string, name = 'green.csv') => bytesSource(name, new TextEncoder().encode(text))

async function read(...sources: ReturnType<typeof source>[]) {
  const result = await readTrips(sources, DEFAULT_RULES)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

describe('reading trip files', () => {
  test('a green row becomes local seconds, zone ids, kilometres and a fare', async () => {
    const { columns } = await read(source(`${HEADER}\n${RIDE}\n`))
    expect(columns.rows).toBe(1)
    expect(columns.dropoffAt[0]).toBe(Date.UTC(2023, 0, 5, 8, 10) / 1000)
    expect([columns.pickupZone[0], columns.dropoffZone[0], columns.passengers[0]]).toEqual([74, 75, 1])
    expect(columns.distanceKm[0]).toBe(Math.fround(2.5 * 1.609344))
    expect(columns.fare[0]).toBe(12.5)
  })

  test.each([
    ['wrong-field-count', '2023-01-05 08:00:00,2023-01-05 08:10:00,74'],
    ['unreadable-time', '2023-02-30 08:00:00,2023-01-05 08:10:00,74,75,1,2.5,12.5'],
    ['unreadable-time', '2023-01-05 24:00:00,2023-01-05 08:10:00,74,75,1,2.5,12.5'],
    ['unreadable-time', '2023-01-05 23:59:60,2023-01-06 08:10:00,74,75,1,2.5,12.5'],
    ['unreadable-time', '1672905600000,1672906200000,74,75,1,2.5,12.5'],
    ['unreadable-time', '1900-01-05 08:00:00,1900-01-05 08:10:00,74,75,1,2.5,12.5'],
    ['bad-number', '2023-01-05 08:00:00,2023-01-05 08:10:00,74,75,1,"2,5",12.5'],
    ['bad-number', '2023-01-05 08:00:00,2023-01-05 08:10:00,74,75,1,2.5,1e309'],
    ['bad-number', '2023-01-05 08:00:00,2023-01-05 08:10:00,74,75,999,2.5,1'],
    ['bad-zone', '2023-01-05 08:00:00,2023-01-05 08:10:00,0,75,1,2.5,12.5'],
    ['bad-zone', '2023-01-05 08:00:00,2023-01-05 08:10:00,-4,75,1,2.5,12.5'],
    ['bad-zone', '2023-01-05 08:00:00,2023-01-05 08:10:00,74,,1,2.5,12.5'],
    ['dropoff-not-after-pickup', '2023-01-05 08:00:00,2023-01-05 08:00:00,74,75,1,2.5,12.5'],
    ['under-minimum', '2023-01-05 08:00:00,2023-01-05 08:00:59,74,75,1,2.5,12.5'],
    ['over-maximum', '2023-01-05 08:00:00,2023-01-05 09:00:01,74,75,1,2.5,12.5'],
  ] as const)('a row is rejected as %s: %s', async (reason, row) => {
    const { quality, rejects } = await read(source(`${HEADER}\n${RIDE}\n${row}\n${RIDE}\n`))
    expect(quality).toMatchObject({ read: 3, kept: 2, rejected: { [reason]: 1 } })
    expect(quality.samples).toMatchObject([{ file: 'green.csv', line: 3, reason }])
    expect(new TextDecoder().decode(rejects)).toContain(`green.csv,3,${reason},`)
  })

  test.each([
    ['plain', (time: string) => time],
    ['quoted', (time: string) => `"${time}"`],
    ['with a space before', (time: string) => ` ${time}`],
  ])('a ride of exactly the minimum or the maximum is kept, its times %s', async (_, spelt) => {
    const from = spelt('2023-01-05 08:00:00')
    const rides = ['08:01:00', '09:00:00'].map((to) => `${from},${spelt(`2023-01-05 ${to}`)},74,75,1,2.5,1\n`)
    const { quality } = await read(source(`${HEADER}\n${rides.join('')}`))
    expect(quality.kept).toBe(2)
  })

  test('rows outside the month of more than 90 % are strays, with their line numbers', async () => {
    const stray = RIDE.replaceAll('2023-01-05', '2008-12-31')
    const { quality, columns } = await read(source(`${HEADER}\n\nbad\n${stray}\n${`${RIDE}\n`.repeat(20)}`))
    expect(quality).toMatchObject({ read: 22, kept: 20, rejected: { 'stray-month': 1, 'wrong-field-count': 1 } })
    expect(quality.samples.find((sample) => sample.reason === 'stray-month')?.line).toBe(4)
    expect(columns.rows).toBe(20)
  })

  test('a stray is listed with its own fields in its own columns and units', async () => {
    const header = 'DOLocationID,trip_distance,lpep_pickup_datetime,payment_type,lpep_dropoff_datetime,PULocationID'
    const ride = '75,5.37,2023-01-05 08:00:00,1,2023-01-05 08:10:00,74'
    const stray = ride.replaceAll('2023-01-05', '2008-12-31')
    const { rejects } = await read(source(`${header}\n${stray}\n${`${ride}\n`.repeat(20)}`))
    expect(new TextDecoder().decode(rejects)).toContain(
      'green.csv,2,stray-month,"75,5.37,2008-12-31 08:00:00,,2008-12-31 08:10:00,74"',
    )
  })

  test('a file of two months has no strays', async () => {
    const other = RIDE.replaceAll('2023-01', '2023-02')
    const { quality } = await read(source(`${HEADER}\n${`${RIDE}\n`.repeat(8)}${`${other}\n`.repeat(2)}`))
    expect(quality.kept).toBe(10)
  })

  test('several files are one dataset, in their order', async () => {
    const other = RIDE.replaceAll('2023-01', '2023-02')
    const value = await read(source(`${HEADER}\n${RIDE}\n`), source(`${HEADER}\n${other}\n`, 'feb.csv'))
    expect(value.files.map(({ name, firstRow, keptRows }) => [name, firstRow, keptRows])).toEqual([
      ['green.csv', 0, 1],
      ['feb.csv', 1, 1],
    ])
    expect(value.to - value.from).toBe(31 * 86_400)
  })

  test('a gzip has the fingerprint of the file inside, and its own hash', async () => {
    const text = `${HEADER}\n${RIDE}\n`
    const plain = await read(source(text))
    const packed = await read(bytesSource('green.csv.gz', gzipSync(text)))
    expect(packed.fingerprint).toBe(plain.fingerprint)
    expect(packed.files[0]?.sha256).not.toBe(plain.files[0]?.sha256)
  })

  test('other rules give another fingerprint, even where they keep the same rows', async () => {
    const first = await read(source(`${HEADER}\n${RIDE}\n`))
    const other = await readTrips([source(`${HEADER}\n${RIDE}\n`)], { ...DEFAULT_RULES, maximumSeconds: 7_200 })
    expect(other.ok && other.value.rows).toBe(1)
    expect(other.ok && other.value.fingerprint).not.toBe(first.fingerprint)
  })

  test('an unknown header gets a sentence with what was found and what was looked for', async () => {
    const result = await readTrips([source('when,where\n1,2\n', 'odd.csv')], DEFAULT_RULES)
    expect(result).toMatchObject({ ok: false, error: { code: 'trips/unknown-header' } })
    expect(!result.ok && result.error.message).toMatch(/odd\.csv.*when, where.*lpep_pickup_datetime/s)
  })

  test('an unknown header is repeated whole up to forty columns, beside all names that were looked for, in one sentence', async () => {
    const sentenceFor = async (columns: number) => {
      const header = Array.from({ length: columns }, (_, i) => `column${i + 1}`)
      const result = await readTrips([source(`${header.join(',')}\n1\n`, 'wide.csv')], DEFAULT_RULES)
      return result.ok ? '' : result.error.message
    }
    const [, found, ...lookedFor] = (await sentenceFor(18)).split('\n')
    expect(found).toMatch(/^found 18 columns: column1, .*column17, column18;$/)
    for (const name of ['pickup time (lpep_pickup_datetime, tpep_pickup_datetime', 'dolocationid', 'fare_amount'])
      expect(lookedFor.join(' ')).toContain(name)
    expect(await sentenceFor(43)).toContain('column40 and 3 more;')
    expect(await sentenceFor(18)).toMatch(/^[^.]*wide\.csv[^.]*\.$/)
  })

  test.each([
    'LocationID,zone,borough,lat,lon\n74,East Harlem,Manhattan,40.8,-73.94\n',
    'LocationID,Borough,Zone,service_zone\n74,Manhattan,East Harlem,Boro Zone\n',
  ])('a zone file given as trips is called one, with where to give it (%#)', async (text) => {
    const result = await readTrips([source(text, 'zones.csv')], DEFAULT_RULES)
    expect(result).toMatchObject({ ok: false, error: { code: 'trips/zone-file' } })
    expect(!result.ok && result.error.message).toMatch(/zones\.csv is a zone file.*--places/)
  })

  test('where no row of several files can be kept, the first is named with its file', async () => {
    const none = async (rows: string) => {
      const read = await readTrips(
        [source(`${HEADER}\n`, 'a.csv'), source(`${HEADER}\n${rows}`, 'b.csv')],
        DEFAULT_RULES,
      )
      return read.ok ? '' : read.error.message
    }
    expect(await none('bad\nbad\n')).toMatch(/none of the 2 rows can be kept\. The first: b\.csv, line 2:/)
    expect(await none('bad\n')).toMatch(/the only row cannot be kept: b\.csv, line 2: The row has 1 field where/)
  })
})
