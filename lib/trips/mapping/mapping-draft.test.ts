import { expect, test } from 'vitest'
import { draftOf, type MappingDraft, mappingOf, missingOf, withColumn } from './mapping-draft'
import { mappingWords } from './mapping-words'
import { readMapping, type TripMapping } from './trip-mapping'

const PRINT = '0123456789abcdef'
const UBER: TripMapping = {
  version: 1,
  fingerprint: PRINT,
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

const OTHERS: readonly Partial<TripMapping>[] = [
  {},
  { end: { by: 'dropoff', column: 'off' }, places: { by: 'zone', pickup: 'pu', dropoff: 'do' }, unknownPlaces: [264] },
  { end: { by: 'polyline', column: 'line' }, places: { by: 'polyline' }, distance: null, passengers: 'riders' },
  { time: 'unix-seconds', dateOrder: null, places: { by: 'name', pickup: 'from', dropoff: 'to' }, fare: null },
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
