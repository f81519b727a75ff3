import { expect, test } from 'vitest'
import type { RejectsUnknown } from '@/lib/trips/rejected-by-length'
import { differing } from '@/tests/fixtures/a-payoff'
import { everyRow, someTrips } from '@/tests/fixtures/some-trips'
import { auditWords, hiddenWords, repeatedWords, unknownHiddenWords } from './audit-words'
import type { HiddenErrors } from './hidden-rides'
import { type LateClaim, lateFeatureSets } from './late-features'
import { repeatedRides } from './repeated-rides'

const claim = (features: LateClaim['features'], claimed: number): LateClaim => ({
  features,
  model: 'ridge regression',
  claimed,
  honest: 5,
  difference: differing(claimed - 5),
})
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test('the claim that deceives most is told', () => {
  const claims = [claim(['metered-distance'], 4.1), claim(['fare'], 4.5)]
  expect(plain(auditWords({ claims }))).toBe(
    'With the metered distance it would claim 4.10 min; known at pickup it is 5.00 min.',
  )
  expect(auditWords({ claims: [claim(['fare'], 5.1)] })).toMatch(/^The fare, .* would not even help here\.$/)
  expect(auditWords({ claims: [] })).toContain('nothing to deceive oneself with')
})

test('only columns of which most rides have a value are tried, each alone and then together', () => {
  const trips = someTrips(100, 1)
  const rows = everyRow(100)
  expect(lateFeatureSets(trips, rows)).toEqual([['metered-distance'], ['fare'], ['metered-distance', 'fare']])
  trips.fare.fill(Number.NaN)
  expect(lateFeatureSets(trips, rows)).toEqual([['metered-distance']])
  trips.distanceKm.fill(Number.NaN, 0, 60)
  expect(lateFeatureSets(trips, rows)).toEqual([])
})

const hidden: HiddenErrors = {
  minimumSeconds: 60,
  maximumSeconds: 3_600,
  short: 3_127,
  long: 1,
  unread: 0,
  validShort: { rides: 1_500, mae: 8 },
  validLong: { rides: 1, mae: 300.5 },
  rmse: 5,
  rmseWithHidden: 9.25,
}

test('what the rules hide is told with what it would change', () => {
  expect(plain(hiddenWords(hidden))).toBe(
    'The rule of 1 to 60 min hides 3,127 shorter and 1 longer ride. In the time that judges, the model misses the shorter by 8.00 min (1,500 rides) and the longer by 300.50 min (1 ride) on average; counted in, its RMSE is 9.25 min instead of 5.00 min.',
  )
  expect(plain(hiddenWords({ ...hidden, zero: 484, negative: 12 }))).toContain(
    '1 longer ride. Left out besides: 484 rides of 0 s and 12 that end before they begin. In the time',
  )
  expect(hiddenWords({ ...hidden, short: 0, long: 0 })).toContain('hides no ride')
  expect(hiddenWords({ ...hidden, validShort: { rides: 0, mae: null }, validLong: { rides: 0, mae: null } })).toContain(
    'None of them starts in the time that judges',
  )
})

test('where it is not known what the rules hide, that is said, and why', () => {
  const words = (why: RejectsUnknown['why']) => unknownHiddenWords({ why, of: 'green' })
  expect(words('chosen-by-place')).toContain('not known for this part: the rides of green were chosen by place')
  expect(words('parent-deleted')).toContain('not known for this part: green, which it was made from, is deleted')
  for (const text of [words('list-gone'), unknownHiddenWords(null)]) expect(text).toContain('is not kept any more')
})

test('rides on both sides and rides that are there twice are counted exactly', () => {
  const trips = someTrips(400, 6)
  const [train, valid] = [everyRow(400, 2), everyRow(400, 2, 1)]
  const copy = (from: number, to: number) => {
    for (const column of [trips.pickupAt, trips.dropoffAt, trips.pickupZone, trips.dropoffZone])
      column[to] = column[from] as number
  }
  expect(repeatedRides(trips, train, valid)).toEqual({ shared: 0, copies: 0 })
  copy(0, 1)
  copy(0, 3)
  copy(10, 12)
  // Ride 0 was learnt from once: it stands for one of its two copies.
  expect(repeatedRides(trips, train, valid)).toEqual({ shared: 1, copies: 3 })
  expect(repeatedWords({ shared: 1, copies: 3 })).toMatch(
    /^1 ride of the validation period is a training ride too: .* 3 rides repeat others/,
  )
  expect(repeatedWords({ shared: 0, copies: 0 })).toContain('the split is by time')
})
