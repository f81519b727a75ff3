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

const SECOND = { ...MAPPING, version: 2, pickupDate: null } as const

const wordsOf = (value: unknown) => {
  const read = readMapping(value, 'taxi.json')
  return read.ok ? '' : read.error.message
}

describe('a mapping', () => {
  test('is read as it was written', () => {
    expect(readMapping(JSON.parse(JSON.stringify(SECOND)), 'taxi.json')).toEqual({ ok: true, value: SECOND })
  })

  test('that lacks a thing or has one too many says which', () => {
    expect(wordsOf({ ...MAPPING, pickupAt: undefined })).toMatch(/^taxi\.json is not a mapping.*"pickupAt" is missing/)
    expect(wordsOf({ ...MAPPING, colour: 'red' })).toContain('unknown field "colour"')
    expect(wordsOf({ ...MAPPING, version: 3 })).toContain('"version" is the number 3: give 2')
    expect(wordsOf([])).toContain('It is a list')
  })

  test('of the first version stays readable: times in one column, places told in one way', () => {
    expect(readMapping(MAPPING, 'taxi.json')).toEqual({ ok: true, value: SECOND })
    const named = { end: { by: 'dropoff', column: 'to' }, places: { by: 'name', pickup: 'x', dropoff: 'y' } }
    expect(readMapping({ ...MAPPING, ...named }, 'taxi.json')).toMatchObject({
      value: { version: 2, end: { ...named.end, date: null }, places: { ...named.places, points: null } },
    })
  })

  test('that is hostile or mistaken names what, its value and what to give', () => {
    const end = { by: 'dropoff', column: 'to', date: null }
    for (const [change, words] of [
      [{ colour: 'red' }, 'It has the unknown field "colour": leave it out.'],
      [{ end: { ...end, colour: 'red' } }, '"end" has the unknown field "colour": leave it out.'],
      [{ distance: { column: 'x', unit: 'furlong' } }, '"distance.unit" is the text "furlong": give "km" or "mi" or'],
      [{ end: { by: 'duration', column: 'x', unit: 'days' } }, '"end.unit" is the text "days": give "s" or "min"'],
      [{ end: { by: 'guess', column: 'x' } }, '"end.by" is "guess": give "dropoff", "duration" or "polyline".'],
      [{ places: { by: 'star' } }, '"places.by" is "star": give "zone", "name", "point" or "polyline".'],
      [{ places: {} }, '"places.by" is missing: give "zone"'],
      [{ unknownPlaces: [0] }, '"unknownPlaces.0" is the number 0: give at least 1'],
      [{ pickupAt: '' }, '"pickupAt" has 0 characters: give at least 1 character'],
      [{ pickupAt: 'x'.repeat(1_001) }, 'give at most 1000 characters'],
      [{ time: 'unix-seconds', pickupDate: 'day' }, 'beside a "pickupDate"'],
      [{ end: { ...end, date: 'day' } }, '"pickupDate" is null'],
    ] as const)
      expect(wordsOf({ ...SECOND, ...change })).toContain(words)
    const proto = JSON.stringify(SECOND).replace('{', '{"__proto__":{"polluted":true},')
    expect(wordsOf(JSON.parse(proto))).toContain('unknown field "__proto__"')
    expect(Object.prototype).not.toHaveProperty('polluted')
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
