import { expect, test } from 'vitest'
import { NO_FILTER } from '@/lib/trips/trip-filter'
import { sayFilter } from './filter-words'

test.each([
  [{ pickupZone: 74 }, 'begin in zone 74'],
  [{ pickupZone: 74, dropoffZone: 75 }, 'begin in zone 74 and end in zone 75'],
  [{ fromDay: 19_367, toDay: 19_378 }, 'begin from 2023-01-10 to 2023-01-20'],
  [{ dropoffZone: 75, fromDay: 19_367, toDay: 19_368 }, 'end in zone 75 on 2023-01-10'],
  [{ toDay: 19_368 }, 'begin up to 2023-01-10'],
  [{ fromDay: 19_367 }, 'begin from 2023-01-10 on'],
])('%j is said as “%s”', (filter, words) => expect(sayFilter({ ...NO_FILTER, ...filter }, null)).toBe(words))
