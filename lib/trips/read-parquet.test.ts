import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, test } from 'vitest'
import { bytesSource } from '@/tests/fixtures/bytes-source'
import { readTrips } from '@/tests/fixtures/read-trips'
import { realFiles, without } from '@/tests/fixtures/real-data'
import { testUnless } from '@/tests/fixtures/unless'
import { DEFAULT_RULES } from './import-rules'

type Column = Parameters<typeof parquetWriteBuffer>[0]['columnData'][number]

const at = (clock: string) => new Date(`2023-01-05T${clock}Z`)
const PICKUPS = ['08:00:00', '08:30:00', '09:00:00', '23:50:00'].map(at)
const DROPOFFS = ['08:10:00', '08:30:20', '09:30:00', '23:59:59'].map(at)

const CSV = [
  'lpep_pickup_datetime,lpep_dropoff_datetime,PULocationID,DOLocationID,passenger_count,trip_distance,fare_amount',
  '2023-01-05 08:00:00,2023-01-05 08:10:00,74,75,1,2.5,9.5',
  '2023-01-05 08:30:00,2023-01-05 08:30:20,74,75,,0.1,3',
  '2023-01-05 09:00:00,2023-01-05 09:30:00,265,1,6,,-3.25',
  '2023-01-05 23:50:00,2023-01-05 23:59:59,43,264,2,7.25,21',
].join('\n')

const COLUMNS: readonly Column[] = [
  { name: 'lpep_pickup_datetime', data: PICKUPS, type: 'TIMESTAMP' },
  { name: 'lpep_dropoff_datetime', data: DROPOFFS, type: 'TIMESTAMP' },
  { name: 'PULocationID', data: [74, 74, 265, 43], type: 'INT32' },
  { name: 'DOLocationID', data: [75, 75, 1, 264], type: 'INT32' },
  { name: 'passenger_count', data: [1, null, 6, 2], type: 'DOUBLE' },
  { name: 'trip_distance', data: [2.5, 0.1, null, 7.25], type: 'DOUBLE' },
  { name: 'fare_amount', data: [9.5, 3, -3.25, 21], type: 'DOUBLE' },
]

const columns = (change: Readonly<Record<string, Column>> = {}): Column[] =>
  COLUMNS.map((column) => change[column.name] ?? column)

const pack = (bytes: Uint8Array): Uint8Array => new Uint8Array(gzipSync(bytes))

async function read(columnData: Column[], options: Partial<Parameters<typeof parquetWriteBuffer>[0]> = {}) {
  const bytes = new Uint8Array(parquetWriteBuffer({ columnData, ...options }))
  const result = await readTrips([bytesSource('green.parquet', bytes)], DEFAULT_RULES)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

async function asCsv() {
  const result = await readTrips([bytesSource('green.csv', new TextEncoder().encode(CSV))], DEFAULT_RULES)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

describe('Parquet', () => {
  test('gives the rows, rejects and fingerprint of the same rows as CSV', async () => {
    const [mine, theirs] = [await read(columns()), await asCsv()]
    expect(mine.columns).toEqual(theirs.columns)
    expect(mine.fingerprint).toBe(theirs.fingerprint)
    expect(mine.quality.rejected).toEqual(theirs.quality.rejected)
    expect(mine.quality.samples[0]).toMatchObject({ line: 2, reason: 'under-minimum' })
    const [row] = CSV.split('\n').slice(2)
    for (const { rejects } of [mine, theirs])
      expect(new TextDecoder().decode(rejects)).toContain(`under-minimum,"${row}"`)
  })

  test.each<[string, Column[]]>([
    ['int64 ids', columns({ PULocationID: { name: 'PULocationID', data: [74n, 74n, 265n, 43n], type: 'INT64' } })],
    [
      'ids as text',
      columns({ PULocationID: { name: 'PULocationID', data: ['74', '74', '265', '43.0'], type: 'STRING' } }),
    ],
    ['double ids', columns({ DOLocationID: { name: 'DOLocationID', data: [75, 75, 1, 264], type: 'DOUBLE' } })],
    [
      'int64 passengers',
      columns({ passenger_count: { name: 'passenger_count', data: [1n, null, 6n, 2n], type: 'INT64' } }),
    ],
  ])('reads %s', async (_, columnData) => {
    expect((await read(columnData)).fingerprint).toBe((await asCsv()).fingerprint)
  })

  test('reads many row groups, and pages packed with gzip', async () => {
    const value = await read(columns(), { rowGroupSize: 1, codec: 'GZIP', compressors: { GZIP: pack } })
    expect(value.fingerprint).toBe((await asCsv()).fingerprint)
  })

  test.each<[string, Column, string]>([
    [
      'a missing time',
      { name: 'lpep_pickup_datetime', data: [null, ...PICKUPS.slice(1)], type: 'TIMESTAMP' },
      'unreadable-time',
    ],
    [
      'a time of 1900',
      { name: 'lpep_pickup_datetime', data: [new Date(-2e12), ...PICKUPS.slice(1)], type: 'TIMESTAMP' },
      'unreadable-time',
    ],
    ['a missing id', { name: 'PULocationID', data: [null, 74, 265, 43], type: 'INT32' }, 'bad-zone'],
    ['a negative id', { name: 'PULocationID', data: [-1, 74, 265, 43], type: 'INT32' }, 'bad-zone'],
    [
      'an endless distance',
      { name: 'trip_distance', data: [Number.POSITIVE_INFINITY, 0.1, 1, 7], type: 'DOUBLE' },
      'bad-number',
    ],
    ['300 passengers', { name: 'passenger_count', data: [300, 1, 6, 2], type: 'DOUBLE' }, 'bad-number'],
  ])('rejects a row with %s', async (_, column, reason) => {
    const { quality } = await read(columns({ [column.name]: column }))
    expect(quality).toMatchObject({ read: 4, kept: 2, rejected: { [reason]: 1, 'under-minimum': 1 } })
    expect(quality.samples).toContainEqual(expect.objectContaining({ line: 1, reason }))
  })

  test('a file cut short fails clearly', async () => {
    const whole = new Uint8Array(parquetWriteBuffer({ columnData: columns() }))
    const result = await readTrips([bytesSource('cut.parquet', whole.subarray(0, whole.length - 20))], DEFAULT_RULES)
    expect(result).toMatchObject({ ok: false, error: { code: 'parquet/unreadable' } })
  })

  const real = realFiles('.parquet')
  testUnless(without(real))(
    'the real files agree row by row with their CSV',
    async () => {
      for (const path of real) {
        const load = async (name: string) => {
          const result = await readTrips([bytesSource(basename(name), await readFile(name))], DEFAULT_RULES)
          if (!result.ok) throw new Error(result.error.message)
          return result.value
        }
        const [parquet, csv] = [await load(path), await load(path.replace('.parquet', '.csv.gz'))]
        expect(parquet.quality).toMatchObject({ read: csv.quality.read, rejected: csv.quality.rejected })
        for (const column of [
          'pickupAt',
          'dropoffAt',
          'pickupZone',
          'dropoffZone',
          'distanceKm',
          'fare',
          'passengers',
        ] as const)
          expect(
            parquet.columns[column].every((value, i) => Object.is(value, csv.columns[column][i])),
            column,
          ).toBe(true)
        expect(parquet.fingerprint).toBe(csv.fingerprint)
        if (path.includes('2023-01')) expect(parquet.quality.read).toBe(68_211)
      }
    },
    60_000,
  )
})
