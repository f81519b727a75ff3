import { expect, test } from 'vitest'
import type { ZoneSet } from '@/lib/places/zone-set'
import { zoneSetId } from '@/lib/shared/ids'
import { NO_FILTER } from '@/lib/trips/trip-filter'
import { sayFilter } from './filter-words'

test.each([
  [{ pickupZone: 74 }, 'begin in zone 74'],
  [{ pickupZone: 74, dropoffZone: 75 }, 'begin in zone 74 and end in zone 75'],
  [{ fromDay: 19_367, toDay: 19_378 }, 'begin from 2023-01-10 to 2023-01-20'],
  [{ dropoffZone: 75, fromDay: 19_367, toDay: 19_368 }, 'end in zone 75 on 2023-01-10'],
  [{ toDay: 19_368 }, 'begin up to 2023-01-10'],
  [{ fromDay: 19_367 }, 'begin from 2023-01-10 on'],
  [{ pickupZone: 264, dropoffZone: 75 }, 'begin at an unknown place and end in zone 75'],
])('%j is said as “%s”', (filter, words) => {
  expect(sayFilter({ ...NO_FILTER, ...filter }, { zoneSet: null, unknown: new Set([264]) })).toBe(words)
})

test('rides of a hexagon are said to begin around its centre', () => {
  const zoneSet: ZoneSet = {
    schemaVersion: 2,
    id: zoneSetId('0'.repeat(64)),
    name: 'hexagons',
    zones: [{ id: 1, name: '872a1072bffffff', borough: null, lat: 40.689, lon: -74.044 }],
    layout: { kind: 'h3', resolution: 7 },
    readAs: [],
    simulated: false,
  }
  expect(sayFilter({ ...NO_FILTER, pickupZone: 1 }, { zoneSet, unknown: new Set() })).toBe(
    'begin around 40.69° N 74.04° W',
  )
})
