import { parquetWriteBuffer } from 'hyparquet-writer'
import { expect, test } from 'vitest'
import { bytesSource } from '@/tests/fixtures/bytes-source'
import { readTrips } from '@/tests/fixtures/read-trips'
import { BY_HEADER } from '../formats/format-choice'
import { DEFAULT_RULES } from '../import-rules'
import type { TripSource } from '../trip-source'
import { beginMapping } from './begin-mapping'
import { guessMapping } from './guess-mapping'
import { mappingOf, missingOf } from './mapping-draft'
import { readMappingSample } from './mapping-sample'

const csv = (...lengths: readonly string[]) =>
  bytesSource(
    'rides.csv',
    new TextEncoder().encode(
      `start,trip duration,from zone,to zone\n${lengths.map((length) => `2023-01-05 08:00,${length},1,2`).join('\n')}\n`,
    ),
  )

async function guess(source: TripSource) {
  const sample = await readMappingSample(source)
  if (!sample.ok) throw new Error(sample.error.message)
  return { sample: sample.value, ...guessMapping(sample.value) }
}

async function secondsIn(source: TripSource) {
  const { mapping } = await guess(source)
  if (!mapping) throw new Error('no mapping was guessed')
  const read = await readTrips([source], DEFAULT_RULES, { choice: { ...BY_HEADER, mappings: [mapping] } })
  if (!read.ok) throw new Error(read.error.message)
  const { pickupAt, dropoffAt } = read.value.columns
  return [...pickupAt].map((from, i) => (dropoffAt[i] ?? 0) - from)
}

test('lengths written as clocks and by ISO 8601 are guessed with why, and read', async () => {
  const { mapping, columns, isUnitOpen } = await guess(csv('0:12:30', '0:07:00', '1:00:00'))
  expect(mapping?.end).toEqual({ by: 'duration', column: 'trip duration', unit: 'h:mm:ss' })
  expect(columns.duration?.why).toBe('its values are lengths ("0:12:30") and it is called "trip duration"')
  expect(isUnitOpen).toBe(false)
  expect(await secondsIn(csv('0:12:30', '0:07:00', '1:00:00', 'soon'))).toEqual([750, 420, 3600])
  expect(await secondsIn(csv('PT12M30S', 'PT7M'))).toEqual([750, 420])
  expect(await secondsIn(csv('12:30', '07:00', '31:05'))).toEqual([750, 420, 1865])
  expect(await secondsIn(csv('0:12', '0:07', '0:31'))).toEqual([720, 420, 1860])
})

test('where lengths may be minutes and seconds or hours and minutes, the unit is left to be chosen', async () => {
  const { sample, isUnitOpen } = await guess(csv('2:30', '1:45', '3:10'))
  expect(isUnitOpen).toBe(true)
  const { draft, fingerprint } = beginMapping(sample, null)
  expect(draft).toMatchObject({ end: 'duration', durationUnit: null, columns: { duration: 'trip duration' } })
  expect([missingOf(draft), mappingOf(draft, fingerprint)]).toEqual([[], null])
  expect(mappingOf({ ...draft, durationUnit: 'mm:ss' }, fingerprint)?.end).toMatchObject({ unit: 'mm:ss' })
})

test('times of day in Parquet stand beside a date', async () => {
  const clock = (name: string, ...minutes: readonly number[]) => ({
    name,
    data: minutes.map((minute) => BigInt(minute) * 60_000_000n),
  })
  const text = (name: string, ...data: readonly (string | number)[]) => ({ name, data: [...data] })
  const columnData = [
    text('start date', '2023-01-05', '2023-01-05'),
    clock('start time', 480, 1430),
    clock('end time', 490, 10),
    text('start zone', 1, 2),
    text('end zone', 2, 1),
  ]
  const time = { type: 'INT64', repetition_type: 'REQUIRED', converted_type: 'TIME_MICROS' } as const
  const schema = [
    { name: 'root', num_children: 5 },
    { name: 'start date', type: 'BYTE_ARRAY', repetition_type: 'REQUIRED', converted_type: 'UTF8' } as const,
    { name: 'start time', ...time },
    { name: 'end time', ...time },
    { name: 'start zone', type: 'INT32', repetition_type: 'REQUIRED' } as const,
    { name: 'end zone', type: 'INT32', repetition_type: 'REQUIRED' } as const,
  ]
  const bytes = new Uint8Array(parquetWriteBuffer({ columnData, schema }))
  expect(await secondsIn(bytesSource('rides.parquet', bytes))).toEqual([600, 1200])
})
