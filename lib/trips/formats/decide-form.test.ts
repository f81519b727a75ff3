import { describe, expect, test } from 'vitest'
import { bytesSource } from '@/tests/fixtures/bytes-source'
import { readTrips } from '@/tests/fixtures/read-trips'
import { DEFAULT_RULES } from '../import-rules'
import { BY_HEADER } from './format-choice'

const HEADER = 'started_at,ended_at,start_station_name,end_station_name,start_lat,start_lng,end_lat,end_lng'
const PLACES = 'A,B,52.52,13.40,52.50,13.42'

const EUROPEAN: Parameters<typeof readTrips>[2] = {
  choice: {
    ...BY_HEADER,
    mappings: [
      {
        version: 2,
        pickupDate: null,
        fingerprint: null,
        pickupAt: 'started_at',
        time: 'local',
        dateOrder: null,
        end: { by: 'dropoff', column: 'ended_at', date: null },
        places: { by: 'name', pickup: 'start_station_name', dropoff: 'end_station_name', points: null },
        distance: null,
        passengers: null,
        fare: null,
        rideId: null,
        unknownPlaces: [],
      },
    ],
  },
}

async function read(lines: readonly string[], options?: Parameters<typeof readTrips>[2]) {
  const text = [HEADER, ...lines, ''].join('\n')
  const result = await readTrips([bytesSource('rides.csv', new TextEncoder().encode(text))], DEFAULT_RULES, options)
  return result.ok
    ? {
        value: result.value,
        notes: result.value.files[0]?.notes?.join(' ') ?? '',
        at: result.value.columns.pickupAt[0],
      }
    : { code: result.error.code, message: result.error.message }
}

const ride = (from: string, to: string, places = PLACES) => `${from},${to},${places}`
const utc = (text: string) => Date.parse(`${text}Z`) / 1000

describe('the order of dates', () => {
  test('is told by a day above twelve anywhere in the first chunk', async () => {
    const first = ride('03/04/2023 08:00', '03/04/2023 08:20')
    const byDay = await read([first, ride('13/04/2023 08:00', '13/04/2023 08:20')], EUROPEAN)
    expect(byDay.at).toBe(utc('2023-04-03T08:00:00'))
    expect(byDay.notes).toContain('day first, because of "13/04/2023 08:00"')
    const byMonth = await read([first, ride('04/13/2023 08:00', '04/13/2023 08:20')], EUROPEAN)
    expect(byMonth.at).toBe(utc('2023-03-04T08:00:00'))
  })

  test('is asked for where nothing tells it, and taken from a person who says it', async () => {
    const rows = [ride('03/04/2023 08:00', '03/04/2023 08:20'), ride('05/04/2023 08:00', '05/04/2023 08:20')]
    expect(await read(rows, EUROPEAN)).toMatchObject({
      code: 'trips/date-order',
      message: expect.stringMatching(/"03\/04\/2023 08:00" can be read day first or month first.*--date-order/),
    })
    const said = { choice: { ...(EUROPEAN?.choice ?? BY_HEADER), dateOrder: 'dmy' as const } }
    expect((await read(rows, said)).at).toBe(utc('2023-04-03T08:00:00'))
  })

  test('is that of the country for a format that has one, unless the days say otherwise', async () => {
    expect((await read([ride('03/04/2023 08:00', '03/04/2023 08:20')])).at).toBe(utc('2023-03-04T08:00:00'))
    const resaved = [ride('03/04/2023 08:00', '03/04/2023 08:20'), ride('23/04/2023 08:00', '23/04/2023 08:20')]
    expect((await read(resaved)).at).toBe(utc('2023-04-03T08:00:00'))
  })
})

describe('a file with dates of both orders', () => {
  const days = (day: string, count: number) =>
    Array.from({ length: count }, () => ride(`${day}/2023 08:00`, `${day}/2023 08:20`))
  const saying = (dateOrder: 'dmy' | 'mdy' | null) => ({ choice: { ...(EUROPEAN?.choice ?? BY_HEADER), dateOrder } })

  test('is read in neither, and one date of each is named with how many rows have such', async () => {
    const rows = [...days('03/04', 1), ...days('23/01', 3), ...days('01/24', 4)]
    for (const options of [EUROPEAN, undefined])
      expect(await read(rows, options)).toMatchObject({
        code: 'trips/mixed-date-order',
        message: expect.stringMatching(
          /3 rows can only be day first \(such as "23\/01\/2023 08:00"\) and 4 rows only month first \(such as "01\/24\/2023 08:00"\), so that no order fits all dates\.\n.*--date-order/,
        ),
      })
  })

  test('is read as a person says, with a note of how many rows do not fit, which are rejected', async () => {
    const rows = [...days('23/01', 3), ...days('03/04', 1), ...days('01/24', 4)]
    const { value, notes } = await read(rows, saying('mdy'))
    expect(notes).toContain(
      'Dates such as "03/04/2023 08:00" are read month first, as was said. 3 of the first 8 rows are rejected for a date that can only be day first, such as "23/01/2023 08:00".',
    )
    expect(value?.quality).toMatchObject({ kept: 5, rejected: { 'unreadable-time': 3 } })
    expect(value?.quality.samples[0]?.detail).toContain('with the day first it would be one')
    const [mapping] = EUROPEAN?.choice?.mappings ?? []
    const mapped = { ...BY_HEADER, mappings: mapping ? [{ ...mapping, dateOrder: 'dmy' as const }] : [] }
    expect((await read(rows, { choice: mapped })).notes).toContain('day first, as the mapping says. 4 of the first 8')
  })

  test('is read in the usual one where less than a hundredth is in the other, and it is said', async () => {
    const { value, notes } = await read([...days('01/24', 1), ...days('23/01', 100)], saying('mdy'))
    expect(value?.rows).toBe(100)
    expect(notes).toContain(
      'Dates such as "23/01/2023 08:00" are read day first, because of "23/01/2023 08:00". 1 of the first 101 rows is rejected',
    )
    expect((await read([...days('01/24', 1), ...days('23/01', 99)], EUROPEAN)).code).toBe('trips/mixed-date-order')
  })

  test('is refused, whatever is said, where each column has its own', async () => {
    const rows = [ride('23/01/2023 08:00', '01/23/2023 08:20'), ride('03/01/2023 08:00', '01/03/2023 08:20')]
    for (const order of [null, 'dmy'] as const)
      expect(await read(rows, saying(order))).toMatchObject({
        code: 'trips/date-order-of-columns',
        message: expect.stringContaining(
          'the dates of the column "started_at" (pickup time) are day first (1 row, such as "23/01/2023 08:00"), those of the column "ended_at" (drop-off time) are month first (1 row, such as "01/23/2023 08:20"), so that no order fits both.',
        ),
      })
  })
})

describe('times that are destroyed', () => {
  test.each([
    ['04:50.2', 'minutes and seconds, without an hour and a date'],
    ['08:15', 'times of day, without a date'],
    ['########', 'where a column is too narrow'],
    ['2.02301E+13', 'rounded'],
    ['44931.34', 'day numbers of a spreadsheet'],
    ['2023-01-05', 'dates, without a time of day'],
    ['1672905600000', 'milliseconds since 1970'],
    ['1672905600', 'seconds since 1970'],
    ['1900-01-05 08:00:00', 'outside the years 1970 to 2037'],
    ['soon', 'not dates and times that can be read'],
  ])('such as %s are refused with what the column looks like and what is needed', async (text, looks) => {
    const answer = await read([ride(text, text), ride(text, text)])
    expect(answer.code).toBe('trips/unreadable-times')
    expect(answer.message).toContain(`the column "started_at" (pickup time) holds "${text}"`)
    expect(answer.message).toContain(looks)
    expect(answer.message).toMatch(/2023-02-03 08:15:00/)
  })

  test('among good ones are rejected row by row', async () => {
    const good = ride('2023-01-05 08:00:00', '2023-01-05 08:20:00')
    const { value } = await read([good, ride('04:50.2', '05:50.2')])
    expect(value?.quality).toMatchObject({ kept: 1, rejected: { 'unreadable-time': 1 } })
  })
})

describe('coordinates', () => {
  test('that are swapped in the whole file are put right, and it is said', async () => {
    const swapped = (lon: number) => ride('2023-01-05 08:00:00', '2023-01-05 08:20:00', `A,B,${lon},40.7,-73.9,40.8`)
    const { value, notes } = await read([swapped(-73.98), swapped(-73.97), swapped(-73.96)])
    expect(notes).toContain('swapped')
    expect(value?.columns.points?.pickupLat[0]).toBe(Math.fround(40.7))
    expect(value?.columns.points?.dropoffLon[0]).toBe(Math.fround(-73.9))
  })

  test.each(['0,0', '200,13', '52.5,181', ',', 'NULL,NULL', 'x,13'])(
    '(%s) of an end without a name is no place, alone',
    async (point) => {
      const good = ride('2023-01-05 08:00:00', '2023-01-05 08:20:00')
      const bad = ride('2023-01-05 08:00:00', '2023-01-05 08:20:00', `,B,${point},52.50,13.42`)
      const { value } = await read([good, bad])
      expect(value?.quality).toMatchObject({ kept: 1, rejected: { 'bad-point': 1 } })
    },
  )
})
