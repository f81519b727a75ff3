import { expect, test } from 'vitest'
import { beginMapping } from './begin-mapping'
import { draftOf, mappingOf, missingOf } from './mapping-draft'
import type { MappingSample } from './mapping-sample'

const sample = (header: string, ...rows: readonly string[]): MappingSample => ({
  text: null,
  file: 'rides.csv',
  header: header.split(','),
  delimiter: ',',
  rows: rows.map((row, i) => ({ line: i + 2, cells: row.split(',') })),
})

const UBER = sample(
  'request_time,begin_trip_time,dropoff_time,pickup_lat,pickup_lng,dropoff_lat,dropoff_lng,miles',
  '2023-01-05 09:55,2023-01-05 10:00,2023-01-05 10:12,40.80,-73.94,40.70,-73.90,3.1',
  '2023-01-05 10:35,2023-01-05 10:40,2023-01-05 10:49,40.81,-73.95,40.71,-73.91,2.2',
)
const GREEN = sample(
  'lpep_pickup_datetime,lpep_dropoff_datetime,PULocationID,DOLocationID,trip_distance',
  '2023-01-05 10:00:00,2023-01-05 10:12:00,74,75,1.5',
)

test('an unknown header is guessed, and each guess says that it is one and why', () => {
  const { draft, why, examples, rows, isSaved } = beginMapping(UBER, null)
  expect(missingOf(draft)).toEqual([])
  expect(draft).toMatchObject({ end: 'dropoff', places: 'point', columns: { dropoffAt: 'dropoff_time' } })
  // Not when the ride was asked for.
  expect(draft.columns.pickupAt).toBe('begin_trip_time')
  for (const target of Object.keys(draft.columns))
    expect(why).toHaveProperty(target, expect.stringMatching(/^Guessed: /))
  expect([isSaved, rows.length, examples[7]]).toEqual([false, 2, ['3.1', '2.2']])
})

test('a header of a known format begins as that format reads it, units included', () => {
  const { draft, why } = beginMapping(GREEN, null)
  expect(draft).toMatchObject({ places: 'zone', distanceUnit: 'mi', columns: { pickup: 'PULocationID' } })
  expect(why.distance).toBe('So it is named in files of TLC green taxi.')
})

test('a mapping that was kept comes before both', () => {
  const first = beginMapping(GREEN, null)
  const saved = mappingOf({ ...first.draft, distanceUnit: 'km' }, first.fingerprint)
  expect(beginMapping(GREEN, saved)).toMatchObject({ isSaved: true, draft: saved && draftOf(saved) })
})

test('a kept mapping is shown in the spelling of the file at hand', () => {
  const first = beginMapping(GREEN, null)
  const shouting = { ...GREEN, header: GREEN.header.map((name) => name.toUpperCase()) }
  const again = beginMapping(shouting, mappingOf(first.draft, first.fingerprint))
  expect(again.draft.columns).toMatchObject({ pickup: 'PULOCATIONID', distance: 'TRIP_DISTANCE' })
})

test('what is lacking stays open', () => {
  const { draft } = beginMapping(sample('start_time,fare', '2023-01-05 10:00,7'), null)
  expect(missingOf(draft)).toEqual(['dropoffAt', 'pickup', 'dropoff'])
})
