import { expect, test } from 'vitest'
import { draftOf, type MappingDraft, mappingOf, missingOf, withColumn } from './mapping-draft'
import { mappingWords } from './mapping-words'
import { sayShared } from './shared-columns'
import { readMapping, type TripMapping } from './trip-mapping'

const PRINT = '0123456789abcdef'
const UBER: TripMapping = {
  version: 2,
  fingerprint: PRINT,
  pickupDate: null,
  pickupAt: 'begin_trip_time',
  time: 'local',
  dateOrder: 'dmy',
  end: { by: 'duration', column: 'trip_time', unit: 'min' },
  places: { by: 'point', pickupLat: 'a', pickupLon: 'b', dropoffLat: 'c', dropoffLon: 'd' },
  distance: { column: 'miles', unit: 'mi' },
  passengers: null,
  fare: 'fare',
  rideId: 'uuid',
  unknownPlaces: [],
}

const POINTS = { pickupLat: 'a', pickupLon: 'b', dropoffLat: 'c', dropoffLon: 'd' }
const OTHERS: readonly Partial<TripMapping>[] = [
  {},
  {
    end: { by: 'dropoff', column: 'off', date: null },
    places: { by: 'zone', pickup: 'pu', dropoff: 'do', points: null },
    unknownPlaces: [264],
  },
  { end: { by: 'polyline', column: 'line' }, places: { by: 'polyline' }, distance: null, passengers: 'riders' },
  {
    time: 'unix-seconds',
    dateOrder: null,
    places: { by: 'name', pickup: 'from', dropoff: 'to', points: null },
    fare: null,
  },
  { pickupDate: 'day', end: { by: 'dropoff', column: 'off', date: null } },
  { pickupDate: 'day', end: { by: 'dropoff', column: 'off', date: 'day off' } },
  { places: { by: 'name', pickup: 'from', dropoff: 'to', points: { of: 'rides', ...POINTS } } },
]

test('a mapping that is opened and kept unchanged is the same, whatever tells its end and its places', () => {
  for (const other of OTHERS) {
    const mapping = { ...UBER, ...other }
    expect(mappingOf(draftOf(mapping), PRINT)).toEqual(mapping)
    expect(readMapping(mappingOf(draftOf(mapping), PRINT), 'a.json').ok).toBe(true)
  }
})

test('without a column that every trip needs there is no mapping, and it is known which one lacks', () => {
  const draft = withColumn(withColumn(draftOf(UBER), 'duration', null), 'dropoffLon', null)
  expect(missingOf(draft)).toEqual(['duration', 'dropoffLon'])
  expect(mappingOf(draft, PRINT)).toBeNull()
  expect(mappingOf(withColumn(draftOf(UBER), 'distance', null), PRINT)).toMatchObject({ distance: null })
})

test('another way of telling the end asks for its own column and forgets none of the others', () => {
  const asTime: MappingDraft = { ...draftOf(UBER), end: 'dropoff' }
  expect(missingOf(asTime)).toEqual(['dropoffAt'])
  expect(missingOf({ ...asTime, end: 'duration' })).toEqual([])
})

test('an order of dates means nothing where times are counts', () => {
  expect(mappingOf({ ...draftOf(UBER), time: 'unix-seconds' }, PRINT)?.dateOrder).toBeNull()
})

test('a mapping is told by its columns and units', () => {
  expect(mappingWords(UBER)).toBe(
    'pickup time begin_trip_time, duration trip_time (min), places a, b → c, d, distance miles (mi)',
  )
})

test('a date apart is asked for, with the coordinates beside names, and left out again', () => {
  const draft: MappingDraft = {
    ...draftOf({ ...UBER, places: { by: 'name', pickup: 'x', dropoff: 'y', points: null } }),
    time: 'apart',
    points: 'places',
  }
  expect(missingOf(draft)).toEqual(['pickupDate', 'pickupLat', 'pickupLon', 'dropoffLat', 'dropoffLon'])
  expect(missingOf({ ...draft, time: 'local', points: 'none' })).toEqual([])
})

test('two things from one column are told, in any case, and how to mend it', () => {
  expect(sayShared(UBER)).toBeNull()
  expect(sayShared({ ...UBER, fare: 'MILES ' })).toBe(
    'The distance and the fare are both read from the column "MILES ". Name another column for one of them, or none where it may be missing.',
  )
  const dated = { ...UBER, pickupDate: 'day', end: { by: 'dropoff', column: 'off', date: 'day' } } as const
  expect(sayShared(dated)).toContain('Name no drop-off date: then a ride past midnight ends on the next day.')
})
