import { expect, test } from 'vitest'
import { TRIP_FORMATS } from './all-formats'
import { BY_HEADER } from './format-choice'
import { recogniseFormat } from './recognise-format'
import { WHOLE_TRIPS } from './wanted-fields'

const GREEN = ['lpep_pickup_datetime', 'lpep_dropoff_datetime', 'PULocationID', 'DOLocationID']

const errorOf = (header: readonly string[], ...named: readonly string[]) => {
  const formats = TRIP_FORMATS.filter(({ name }) => named.includes(name))
  const known = recogniseFormat(header, 'green.csv', WHOLE_TRIPS, { ...BY_HEADER, formats })
  return known.ok ? null : known.error
}

test('of a header in another format than was named it is said what it lacks, and which format it is of', () =>
  expect(errorOf(GREEN, 'tlc-yellow', 'tlc-yellow-points')).toEqual({
    code: 'trips/other-format',
    message:
      'green.csv is not read as TLC yellow taxi: its header has no pickup time (tpep_pickup_datetime or trip_pickup_datetime), no drop-off time (tpep_dropoff_datetime or trip_dropoff_datetime). It looks like TLC green taxi: leave --format out, or give --format tlc-green.',
  }))

test('a format is also missed by the column that it is known by', () =>
  expect(errorOf(['pickup_datetime', 'dropoff_datetime', 'PULocationID', 'DOLocationID'], 'tlc-hvfhv')?.message).toBe(
    'green.csv is not read as TLC high-volume for-hire vehicles: its header has no column hvfhs_license_num. It looks like TLC taxi, plain column names: leave --format out, or give --format tlc-plain.',
  ))

test('a header of no format at all is left to a mapping', () => {
  expect(errorOf(['begin', 'PULocationID', 'DOLocationID'], 'tlc-green')).toEqual({
    code: 'trips/unknown-header',
    message:
      'green.csv is not read as TLC green taxi: its header has no pickup time (lpep_pickup_datetime), no drop-off time (lpep_dropoff_datetime). Found: begin, PULocationID, DOLocationID. It is of no other known format either: say with --mapping what its columns mean.',
  })
  expect(errorOf(GREEN, 'tlc-green')).toBeNull()
})
