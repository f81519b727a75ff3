import { describe, expect, test } from 'vitest'
import { headerFingerprint } from './header-fingerprint'
import { readMapping } from './trip-mapping'

const MAPPING = {
  version: 1,
  fingerprint: null,
  pickupAt: 'when',
  time: 'local',
  dateOrder: null,
  end: { by: 'duration', column: 'length', unit: 'min' },
  places: { by: 'point', pickupLat: 'a', pickupLon: 'b', dropoffLat: 'c', dropoffLon: 'd' },
  distance: null,
  passengers: null,
  fare: null,
  rideId: null,
  unknownPlaces: [],
} as const

const wordsOf = (value: unknown) => {
  const read = readMapping(value, 'taxi.json')
  return read.ok ? '' : read.error.message
}

describe('a mapping', () => {
  test('is read as it was written', () => {
    expect(readMapping(JSON.parse(JSON.stringify(MAPPING)), 'taxi.json')).toEqual({ ok: true, value: MAPPING })
  })

  test('that lacks a thing or has one too many says which', () => {
    expect(wordsOf({ ...MAPPING, pickupAt: undefined })).toMatch(/^taxi\.json is not a mapping.*"pickupAt" is missing/)
    expect(wordsOf({ ...MAPPING, colour: 'red' })).toContain('unknown field "colour"')
    expect(wordsOf({ ...MAPPING, version: 2 })).toContain('"version" is the number 2: give 1')
    expect(wordsOf([])).toContain('It is a list')
  })

  test('takes places from a polyline only where the end is read from it', () => {
    const places = { by: 'polyline' }
    expect(wordsOf({ ...MAPPING, places })).toContain('only be by "polyline"')
    expect(wordsOf({ ...MAPPING, places, end: { by: 'polyline', column: 'line' } })).toBe('')
  })
})

test('a header is known by its names in their order, whatever their case', () => {
  const print = headerFingerprint(['Start', 'End'])
  expect(headerFingerprint([' START', 'end '])).toBe(print)
  expect(headerFingerprint(['End', 'Start'])).not.toBe(print)
  expect(headerFingerprint(['StartEnd'])).not.toBe(print)
  expect(print).toMatch(/^[0-9a-f]{16}$/)
})
