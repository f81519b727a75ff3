import { describe, expect, test } from 'vitest'
import { bytesSource } from '@/tests/fixtures/bytes-source'
import { readTrips } from '@/tests/fixtures/read-trips'
import type { SourceFile } from '../dataset'
import { BY_HEADER } from '../formats/format-choice'
import { DEFAULT_RULES } from '../import-rules'
import { rereadByLength } from '../reread-rejects'
import { guessMapping } from './guess-mapping'
import { readMappingSample } from './mapping-sample'
import { previewMapping } from './preview-mapping'
import type { TripMapping } from './trip-mapping'

const sourceOf = (lines: readonly string[]) =>
  bytesSource('rides.csv', new TextEncoder().encode(`${lines.join('\n')}\n`))

async function guess(lines: readonly string[]) {
  const sample = await readMappingSample(sourceOf(lines))
  if (!sample.ok) throw new Error(sample.error.message)
  const { mapping, columns, lacks } = guessMapping(sample.value)
  if (!mapping) throw new Error(`nothing was guessed: ${lacks.join()}`)
  return { mapping, columns, sample: sample.value }
}

async function read(lines: readonly string[], mapping: TripMapping) {
  const result = await readTrips([sourceOf(lines)], DEFAULT_RULES, {
    choice: { ...BY_HEADER, mappings: [{ ...mapping, fingerprint: null }] },
  })
  if (!result.ok) return { error: result.error }
  const { columns, files, quality, places, rejects } = result.value
  const at = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 16)
  return {
    times: [...columns.pickupAt].map((from, i) => `${at(from)} ${at(columns.dropoffAt[i] as number)}`),
    notes: files[0]?.notes?.join(' ') ?? '',
    points: columns.points,
    rejected: quality.rejected,
    samples: quality.samples,
    places,
    reread: rereadByLength(rejects, files, places),
    /** As an earlier version kept how the file was read. */
    rereadOld: rereadByLength(rejects, files.map(withoutDates), places),
  }
}

function withoutDates(file: SourceFile): SourceFile {
  if (!file.readAs) return file
  const columnOf = Object.entries(file.readAs.columnOf).filter(([field]) => !field.endsWith('Date'))
  return JSON.parse(JSON.stringify({ ...file, readAs: { ...file.readAs, columnOf: Object.fromEntries(columnOf) } }))
}

const ONE_DATE = [
  'Datum;Startzeit;Endzeit;von;nach',
  '31.01.2023;23:50;00:10;A;B',
  '01.02.2023;08:00;08:20;B;A',
  '01.02.2023;08:00;08:00;B;A',
  '01.02.2023;;08:20;B;A',
  '01.02.2023;08:00;11:20;B;A',
]

describe('dates and times of day in columns of their own', () => {
  test('with one date a ride past midnight ends on the next day, which is said', async () => {
    const { mapping, columns, sample } = await guess(ONE_DATE)
    expect(mapping).toMatchObject({
      pickupDate: 'Datum',
      pickupAt: 'Startzeit',
      end: { by: 'dropoff', column: 'Endzeit', date: null },
    })
    expect(columns.pickupDate?.why).toBe('its values are dates ("31.01.2023")')
    expect(columns.pickupAt?.why).toBe('its values are times of day ("23:50") and it is called "Startzeit"')
    const { times, notes, rejected, samples, reread } = await read(ONE_DATE, mapping)
    expect(times).toEqual(['2023-01-31T23:50 2023-02-01T00:10', '2023-02-01T08:00 2023-02-01T08:20'])
    expect(notes).toContain('on the next')
    expect(rejected).toMatchObject({ 'dropoff-not-after-pickup': 1, 'unreadable-time': 1, 'over-maximum': 1 })
    expect(samples?.find(({ reason }) => reason === 'unreadable-time')?.detail).toContain('"01.02.2023"')
    expect(reread?.trips.rows).toBe(1)
    const preview = previewMapping(sample, mapping, DEFAULT_RULES)
    expect(preview).toMatchObject({
      value: {
        rows: [
          { minutes: 20, dropoffAt: '2023-02-01 00:10:00' },
          { kept: true },
          { of: 'duration' },
          { of: 'pickupAt' },
          {},
        ],
      },
    })
  })

  test('with a date for each end nothing is moved to another day', async () => {
    const lines = [
      'start date,start time,end date,end time,start zone,end zone',
      '20230103,11:50 p.m.,20230104,12:10 a.m.,1,2',
      '20230104,11:50 p.m.,20230104,12:10 a.m.,1,2',
    ]
    const { mapping } = await guess(lines)
    expect(mapping).toMatchObject({ pickupDate: 'start date', end: { column: 'end time', date: 'end date' } })
    const { times, rejected, notes } = await read(lines, mapping)
    expect(times).toEqual(['2023-01-03T23:50 2023-01-04T00:10'])
    expect(rejected).toMatchObject({ 'dropoff-not-after-pickup': 1 })
    expect(notes).not.toContain('next')
  })

  test('dates may carry a midnight, times of day the first day of a spreadsheet, months their name', async () => {
    const lines = [
      'day,start_time,end_time,start zone,end zone',
      '2023-01-03 00:00:00,1899-12-30 08:00:00,1899-12-30 08:10:00,1,2',
      'Jan 3 2023,8:00 AM,8:20 AM,1,2',
      '2023-01-03T00:00:00,08:00,2023-01-03 08:30,1,2',
    ]
    const { mapping } = await guess(lines)
    expect((await read(lines, mapping)).times).toEqual([
      '2023-01-03T08:00 2023-01-03T08:10',
      '2023-01-03T08:00 2023-01-03T08:20',
      '2023-01-03T08:00 2023-01-03T08:30',
    ])
  })

  test('where days and months cannot be told apart it is asked, and times that are none are named with both columns', async () => {
    const lines = ['day,start_time,seconds,start zone,end zone', '03/04/2023,08:00,600,1,2', '04/04/2023,08:00,600,1,2']
    const { mapping } = await guess(lines)
    expect((await read(lines, mapping)).error).toMatchObject({
      code: 'trips/date-order',
      message: expect.stringContaining('"03/04/2023 08:00"'),
    })
    expect((await read(lines, { ...mapping, dateOrder: 'dmy' })).notes).toContain('day first, as the mapping says')
    const broken = lines.map((line) => line.replace(',08:00', ',04:50.2'))
    expect((await read(broken, { ...mapping, dateOrder: 'dmy' })).error?.message).toContain(
      'the columns "day" and "start_time" (pickup time) hold "03/04/2023 04:50.2"',
    )
  })

  test('a column of lengths is not one of times of day', async () => {
    const lines = ['day,time,duration,minutes,start zone,end zone', '2023-01-03,08:00,0:10:00,10,1,2']
    const { mapping } = await guess(lines)
    expect(mapping).toMatchObject({ pickupAt: 'time', end: { by: 'duration', column: 'minutes' } })
  })
})

const STATIONS = [
  'start,end,from station,to station,start_lat,start_lon,end_lat,end_lon',
  '2023-01-03 08:00,2023-01-03 08:10,A,B,52.50,13.40,52.60,13.30',
  '2023-01-03 09:00,2023-01-03 09:10,B,A,52.60,13.30,52.50,13.40',
  '2023-01-03 10:00,2023-01-03 10:10,A,B,,,52.60,13.30',
]

test('rides that are too long can be read again of imports by versions that knew no dates apart', async () => {
  const lines = [...STATIONS, '2023-01-03 08:00,2023-01-03 11:10,A,B,52.50,13.40,52.60,13.30']
  const { mapping } = await guess(lines)
  expect((await read(lines, mapping)).rereadOld?.trips.rows).toBe(1)
})

describe('names and coordinates at once', () => {
  test('say where the places are, and a ride that lacks coordinates is kept', async () => {
    const { mapping } = await guess(STATIONS)
    expect(mapping.places).toMatchObject({ by: 'name', points: { of: 'places', pickupLat: 'start_lat' } })
    const { times, places, points } = await read(STATIONS, mapping)
    expect([times?.length, points]).toEqual([3, null])
    expect(places?.zones.map(({ name, lat, lon }) => [name, lat, lon])).toEqual([
      ['A', Math.fround(52.5), Math.fround(13.4)],
      ['B', Math.fround(52.6), Math.fround(13.3)],
    ])
  })

  test('are kept of each ride where a place has many', async () => {
    const rides = [
      STATIONS[0] ?? '',
      ...[1, 2, 3].map((i) => `2023-01-03 0${i}:00,2023-01-03 0${i}:10,A,B,52.5${i},13.4${i},52.6${i},13.3${i}`),
    ]
    const { mapping } = await guess(rides)
    expect(mapping.places).toMatchObject({ by: 'name', points: { of: 'rides' } })
    const { points, places } = await read(rides, mapping)
    expect([...(points?.pickupLat ?? [])]).toEqual([52.51, 52.52, 52.53].map(Math.fround))
    expect(places?.zones.map(({ name }) => name)).toEqual(['A', 'B'])
  })

  test('numbers of zones may have coordinates too', async () => {
    const lines = STATIONS.map((line) => line.replaceAll(',A', ',7').replaceAll(',B', ',9'))
    const { mapping } = await guess(lines)
    expect(mapping.places).toMatchObject({ by: 'zone', points: { of: 'places' } })
    expect((await read(lines, mapping)).places?.zones.map(({ id, lat }) => [id, lat])).toEqual([
      [7, Math.fround(52.5)],
      [9, Math.fround(52.6)],
    ])
  })
})

describe('a mapping given for a file that lacks its columns', () => {
  test('names each with what it is read for, and what to do, also where a ride can do without', async () => {
    const { mapping } = await guess(ONE_DATE)
    const wrong = { ...mapping, pickupAt: 'Beginn', passengers: 'Fahrgäste' }
    expect((await read(ONE_DATE, wrong)).error).toMatchObject({
      code: 'mapping/columns',
      message:
        'rides.csv: the mapping names "beginn" (pickup time), "fahrgäste" (passengers), which are not in the header. Found: datum, startzeit, endzeit, von, nach. Correct the names in the mapping, or give null for what a ride can do without.',
    })
  })

  test('is not passed over where the header is of a known format, unless it is of another file', async () => {
    const green = [
      'lpep_pickup_datetime,lpep_dropoff_datetime,PULocationID,DOLocationID',
      '2023-01-05 08:00:00,2023-01-05 08:20:00,74,75',
    ]
    const { mapping } = await guess(green)
    expect((await read(green, { ...mapping, fare: 'fee' })).error?.code).toBe('mapping/columns')
    const { mapping: other } = await guess(ONE_DATE)
    expect((await read(green, other)).times).toHaveLength(1)
  })
})
