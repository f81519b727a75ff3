import { expect, test } from 'vitest'
import type { MappingDraft } from '@/lib/trips/mapping/mapping-draft'
import { whyOf } from './why-of'

const DRAFT: MappingDraft = {
  columns: { pickupAt: 'start', pickupLat: 'lat', pickupLon: 'lon' },
  time: 'local',
  dateOrder: null,
  end: 'dropoff',
  durationUnit: 's',
  places: 'point',
  points: 'none',
  distanceUnit: 'km',
  unknownPlaces: [],
}
const START = {
  header: ['start', 'lat', 'lon', 'begun'],
  rows: [['"cut'], ['2023-01-05 10:00', '40.7', '-73.9', '10:00'], ['2023-01-05 10:20', '40.8', '-73.8', '10:20']],
  draft: DRAFT,
  why: { pickupAt: 'Its name says “start”.', pickupLat: 'By its values.', pickupLon: 'By its values.' },
}

test('a guess says why, once for both columns of a point, and shows what the columns say in the first row', () => {
  expect(whyOf(START, DRAFT, ['pickupAt'])).toEqual({
    why: 'Its name says “start”.',
    first: '2023-01-05 10:00',
  })
  expect(whyOf(START, DRAFT, ['pickupLat', 'pickupLon'])).toEqual({
    why: 'By its values.',
    first: '40.7, -73.9',
  })
})

test('an empty value is said to be, a long one is cut, and a file without rows has none', () => {
  const first = (text: string) => whyOf({ ...START, rows: [[text, '', '', '']] }, DRAFT, ['pickupAt']).first
  expect([first(' '), first('x'.repeat(41))]).toEqual(['(empty)', `${'x'.repeat(40)}…`])
  expect(whyOf({ ...START, rows: [] }, DRAFT, ['pickupAt']).first).toBe(null)
})

test('several guesses are told as such once, alike ones by the first', () => {
  const why = { pickupAt: 'Guessed: a.', pickupLat: 'Guessed: b.', pickupLon: 'Guessed: c.' }
  expect(whyOf({ ...START, why }, DRAFT, ['pickupAt', 'pickupLat']).why).toBe('Guessed: a; b.')
  expect(whyOf({ ...START, why }, DRAFT, ['pickupAt', 'pickupLat', 'pickupLon']).why).toBe(
    'Guessed: a; the others alike.',
  )
})

test('what a person chose is not said to be guessed', () => {
  const changed = { ...DRAFT, columns: { ...DRAFT.columns, pickupAt: 'begun' } }
  expect(whyOf(START, changed, ['pickupAt'])).toEqual({ why: 'Chosen by you.', first: '10:00' })
  expect(whyOf(START, DRAFT, ['distance'])).toEqual({ why: null, first: null })
})

test('where no column was found, it is said what became of the one that may have held it', () => {
  const why = { ...START.why, dropoffAt: '"ended" holds "04:50.2": minutes and seconds.' }
  expect(whyOf({ ...START, why }, DRAFT, ['dropoffDate', 'dropoffAt']).why).toBe(why.dropoffAt)
  const cleared = { ...DRAFT, columns: {} }
  expect(whyOf({ ...START, why }, cleared, ['pickupAt']).why).toBe(null)
})
