import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encodeArtefact } from '@/lib/models/encode-artefact'
import { parseTable } from '@/lib/shared/csv/parse-table'
import { someArtefact } from '@/tests/fixtures/some-artefact'
import { someTrips } from '@/tests/fixtures/some-trips'
import { foreignLines } from '../foreign-rides'
import { main } from '../main'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ridecast-predict-'))
  await writeFile(join(folder, 'linear'), await encodeArtefact(someArtefact('linear')))
  await writeFile(join(folder, 'sparse'), await encodeArtefact(someArtefact('linear', { trips: someTrips(60, 1) })))
  await writeFile(join(folder, 'knows-later'), await encodeArtefact(someArtefact('linear', { knownLater: true })))
})
afterAll(() => rm(folder, { recursive: true }))

/** Predicts rides between the zones 1–8 into a CSV, which is read back as records. */
const predict = (lines: readonly string[], model = 'linear') => predictFile('asked.csv', lines.join('\n'), model)

async function predictFile(name: string, content: string | Uint8Array, model = 'linear') {
  const [trips, out] = [join(folder, name), join(folder, 'predictions.csv')]
  await rm(out, { force: true })
  await writeFile(trips, content)
  const said: string[] = []
  const told: string[] = []
  const code = await main(['predict', '--model', join(folder, model), '--trips', trips, '--out', out, '--json'], {
    out: (line) => said.push(line),
    progress: (line) => told.push(line),
    env: {},
    fetch: () => Promise.reject(new Error('no network in this test')),
  })
  const [header = [], ...cells] = existsSync(out) ? parseTable(readFileSync(out)) : []
  const rows = cells.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])))
  return { code, rows, json: JSON.parse(said.join('') || 'null'), told, isWritten: existsSync(out) }
}

describe('predicting the rides of a file', () => {
  const ASKED = 'lpep_pickup_datetime,PULocationID,DOLocationID'

  test('needs a pickup time and two places, no drop-off: each row gets minutes by its file and line', async () => {
    const { code, rows, json } = await predict([ASKED, '2023-02-03 08:15:00,1,3', '', '2023-02-03T09:00,2,4', ''])
    expect(code).toBe(0)
    expect(rows).toMatchObject([
      { file: 'asked.csv', line: '2', pickup_at: '2023-02-03T08:15:00', pickup_zone: '1', dropoff_zone: '3' },
      { file: 'asked.csv', line: '4', pickup_at: '2023-02-03T09:00:00', pickup_zone: '2', dropoff_zone: '4' },
    ])
    for (const row of rows) expect(Number(row.predicted_minutes)).toBeGreaterThan(0)
    expect(json).toMatchObject({ rows: { read: 2, kept: 2, rejected: {} }, predictions: 2 })
  })

  test('asks nothing of columns that it does not need: rides of any length, with any fare and drop-off', async () => {
    const { rows } = await predict([
      'lpep_pickup_datetime,lpep_dropoff_datetime,PULocationID,DOLocationID,trip_distance,fare_amount',
      '2023-02-03 08:15:00,2023-02-03 08:15:30,1,3,1.0,5',
      '2023-02-03 08:15:00,2023-02-03 12:15:00,1,3,1.0,5',
      '2023-02-03 08:15:00,2023-02-03 08:15:00,1,3,far,free',
      '2023-02-03 08:15:00,never,1,3,,',
    ])
    expect(new Set(rows.map((row) => row.predicted_minutes)).size).toBe(1)
    expect(rows.map((row) => row.line)).toEqual(['2', '3', '4', '5'])
    expect(Number(rows[0]?.predicted_minutes)).toBeGreaterThan(0)
  })

  test('lists what cannot be read in its place, with a reason and no minutes', async () => {
    const { rows, json } = await predict([
      ASKED,
      'soon,1,3',
      '2023-02-03 08:15:00,1,3',
      '2023-02-03 08:15:00,1',
      '2023-02-03 08:15:00,0,3',
    ])
    expect(rows.map((row) => [row.line, row.reason, row.predicted_minutes !== ''])).toEqual([
      ['2', 'unreadable-time', false],
      ['3', '', true],
      ['4', 'wrong-field-count', false],
      ['5', 'bad-zone', false],
    ])
    expect(rows[0]?.detail).toContain('The pickup time "soon"')
    expect(json.rows).toEqual({
      read: 4,
      kept: 1,
      rejected: { 'unreadable-time': 1, 'wrong-field-count': 1, 'bad-zone': 1 },
    })
  })

  test('says no more than the endpoint would: an unknown place has no minutes', async () => {
    const { rows, json } = await predict([ASKED, '2023-02-03 08:15:00,999,3', '2023-02-03 08:15:00,8,8'])
    expect(rows[0]).toMatchObject({ predicted_minutes: '', reason: 'unknown-place' })
    expect(rows[0]?.detail).toMatch(
      /^The model does not know the zone 999\. It accepts zone ids 1–8, or coordinates within/,
    )
    expect(json).toMatchObject({ rows: { read: 2, kept: 1, rejected: { 'unknown-place': 1 } } })
  })

  test('flags a pair that the model has not seen, and counts them', async () => {
    const ride = '2023-02-03 08:15:00,1,3'
    const [seen, unseen] = [await predict([ASKED, ride]), await predict([ASKED, ride], 'sparse')]
    expect([seen.rows[0]?.unseen_pair, seen.json.unseenPairs]).toEqual(['false', 0])
    expect([unseen.rows[0]?.unseen_pair, unseen.json.unseenPairs]).toEqual(['true', 1])
    expect(foreignLines(1, 1).join()).toContain('are they of the same city')
    expect(foreignLines(1, 2)).toEqual([])
    expect([seen, unseen].map(({ rows }) => rows[0]?.unseen_place)).toEqual(['false', 'true'])
  })

  test('of which none can be predicted fails in one sentence and leaves no file', async () => {
    const { code, told, isWritten } = await predict([ASKED, '2023-02-03 08:15:00,999,3'])
    expect(code).toBe(1)
    expect(told.at(-1)).toContain('The only row cannot be predicted (1 unknown-place)')
    expect(isWritten).toBe(false)
  })

  test('of an unknown header fails in one line that names what rides need', async () => {
    const { code, told, isWritten } = await predict(['when,where', '1,2'])
    expect(code).toBe(1)
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/found 2 columns: when, where; looked for .*pickup time \(lpep_pickup_datetime/)
    expect(told[0]).not.toMatch(/\n|drop-off time/)
    expect(isWritten).toBe(false)
  })

  test('with a model that was told the distance and the fare needs both', async () => {
    const without = await predict([ASKED, '2023-02-03 08:15:00,1,3'], 'knows-later')
    expect(without).toMatchObject({ code: 1 })
    expect(without.told[0]).toContain('fare (fare_amount')
    const { rows } = await predict(
      [`${ASKED},trip_distance,fare_amount`, '2023-02-03 08:15:00,1,3,,9', '2023-02-03 08:15:00,1,3,2,9'],
      'knows-later',
    )
    expect(rows.map((row) => row.reason)).toEqual(['missing-value', ''])
  })
})

describe('rides to predict come packed as trips to train on do', () => {
  const HEADER = 'lpep_pickup_datetime,PULocationID,DOLocationID\n'
  const RIDES = ['2023-02-03 08:15:00,1,3\n', '2023-02-03 09:00:00,2,4\n'] as const

  test('as a ZIP of several files, others left out and said', async () => {
    const { code, rows, told } = await predictFile(
      'asked.zip',
      zipSync({
        'a/one.csv': strToU8(HEADER + RIDES[0]),
        'two.csv.gz': gzipSync(HEADER + RIDES[1]),
        'stations.csv': strToU8('LocationID,Zone\n1,A\n'),
      }),
    )
    expect(code).toBe(0)
    expect(rows.map(({ file, pickup_zone }) => [file, pickup_zone])).toEqual([
      ['one.csv', '1'],
      ['two.csv.gz', '2'],
    ])
    expect(told.join('\n')).toContain('stations.csv')
  })

  test('as a gzip of several members', async () => {
    const members = Buffer.concat([gzipSync(HEADER + RIDES[0]), gzipSync(RIDES[1])])
    expect((await predictFile('asked.csv.gz', members)).rows.map((row) => row.pickup_zone)).toEqual(['1', '2'])
  })

  test('as Parquet', async () => {
    const columnData = [
      { name: 'lpep_pickup_datetime', data: ['2023-02-03 08:15:00', '2023-02-03 09:00:00'] },
      { name: 'PULocationID', data: [1, 2] },
      { name: 'DOLocationID', data: [3, 4] },
    ]
    const { rows } = await predictFile('asked.parquet', new Uint8Array(parquetWriteBuffer({ columnData })))
    expect(rows.map((row) => row.pickup_zone)).toEqual(['1', '2'])
  })

  test('but not as a ZIP of two kinds of trips, of which it is said which', async () => {
    const porto =
      'TRIP_ID,TIMESTAMP,POLYLINE\n1,1372636858,"[[-8.6,41.1],[-8.7,41.2],[-8.7,41.2],[-8.7,41.2],[-8.7,41.3]]"\n'
    const { code, told, isWritten } = await predictFile(
      'asked.zip',
      zipSync({ 'green.csv': strToU8(HEADER + RIDES[0]), 'porto.csv': strToU8(porto) }),
    )
    expect([code, isWritten]).toEqual([1, false])
    expect(told.join('\n')).toContain(
      'asked.zip holds trips of two kinds: green.csv (TLC green taxi, places by zone ids) and porto.csv (Porto taxi, places by coordinates)',
    )
  })
})
