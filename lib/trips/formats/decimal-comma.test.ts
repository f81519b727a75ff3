import { describe, expect, test } from 'vitest'
import { bytesSource } from '@/tests/fixtures/bytes-source'
import { readTrips } from '@/tests/fixtures/read-trips'
import { DEFAULT_RULES } from '../import-rules'
import { numberStyle } from './decimal-comma'

describe('what a comma in a number is', () => {
  test.each([
    [['12,5'], '\t', true, true],
    [['1.234,5', '7'], ',', true, true],
    [['0,125'], ';', true, true],
    [['1,234.5'], ';', false, true],
    [['1,783', '12.5'], '\t', false, true],
    [['1,234,567'], ';', false, true],
    [['52.5204', '1,783'], '|', false, true],
    [['1,783'], ';', true, false],
    [['1,783'], ',', false, false],
    [['12,5', '12.5', '13.5', '1,783'], ';', false, true],
    [['Main St, 5', 'x'], ';', true, false],
  ])('in %j between %j', (values, delimiter, decimalComma, isTold) => {
    expect(numberStyle(values, delimiter)).toMatchObject({ decimalComma, isTold })
  })

  test('is shown by the number that decided', () => {
    expect(numberStyle(['1,783', '2,5'], ';').seen).toBe('2,5')
    expect(numberStyle(['1,783', '2.5'], ';').seen).toBe('2.5')
    expect(numberStyle(['1783', '2.5'], ';').seen).toBe(null)
  })
})

const HEADER = ['lpep_pickup_datetime', 'lpep_dropoff_datetime', 'PULocationID', 'DOLocationID', 'trip_distance']
const ride = (distance: string) => ['2023-01-05 10:00:00', '2023-01-05 10:12:30', '74', '75', distance]

async function distancesOf(delimiter: string, distances: readonly string[]) {
  const text = [HEADER, ...distances.map(ride)].map((cells) => `${cells.join(delimiter)}\n`).join('')
  const read = await readTrips([bytesSource('trips.csv', new TextEncoder().encode(text))], DEFAULT_RULES)
  if (!read.ok) throw new Error(read.error.message)
  return {
    miles: [...read.value.columns.distanceKm].map((km) => Number((km / 1.609344).toFixed(4))),
    notes: read.value.files[0]?.notes ?? [],
  }
}

describe('distances', () => {
  test('with grouped digits in a file of semicolons are not a thousandth of what they are', async () => {
    const { miles, notes } = await distancesOf(';', ['1,034', '2.5', '1,234.25'])
    expect(miles).toEqual([1034, 2.5, 1234.25])
    expect(notes).toContain('A comma in a number stands between groups of three digits, because of "2.5".')
  })

  test('with decimal commas are read in files of any delimiter', async () => {
    const { miles, notes } = await distancesOf(';', ['2,5', '1.034,25'])
    expect(miles).toEqual([2.5, 1034.25])
    expect(notes).toContain('A comma in a number is its decimal point, because of "2,5".')
    expect((await distancesOf(',', ['"2,5"', '"0,75"'])).miles).toEqual([2.5, 0.75])
  })

  test('that leave it open are read as the delimiter suggests, and the report says so', async () => {
    const { miles, notes } = await distancesOf('\t', ['1,034'])
    expect(miles).toEqual([1.034])
    expect(notes).toContain('A comma in a number is its decimal point, as in "1,034".')
  })
})
