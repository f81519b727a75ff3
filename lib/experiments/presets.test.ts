import { expect, test } from 'vitest'
import { ON_GROUND, type ZoneSet } from '@/lib/places/zone-set'
import { zoneSetId } from '@/lib/shared/ids'
import { daysFromCivil, formatLocalDate, localSeconds } from '@/lib/shared/local-time'
import { defaultFeatures, limitsFor, proposeSplit, whyOff } from './presets'

const at = (year: number, month: number, day: number, second = 0) =>
  localSeconds(daysFromCivil(year, month, day) * 86_400 + second)
const months = (...numbers: number[]) =>
  numbers.map((month) => ({ month: (2023 - 1970) * 12 + month - 1, rows: 1_000 }))
const dataset = (from: number, to: number, profileMonths: ReturnType<typeof months>) => ({
  name: 'green',
  from: localSeconds(from),
  to: localSeconds(to),
  profile: {
    duration: { p05: 0, median: 0, mean: 0, p95: 0 },
    durationHistogram: [],
    hourOfWeek: [],
    months: profileMonths,
    topPickups: [],
    topDropoffs: [],
    columns: [],
  },
})
const dates = (result: ReturnType<typeof proposeSplit>) =>
  result.ok ? [result.value.from, result.value.validFrom, result.value.to].map(formatLocalDate) : result.error.code

test('two months are cut where the second begins', () => {
  const split = proposeSplit(dataset(at(2023, 1, 1, 5), at(2023, 2, 28, 86_000), months(1, 2)))
  expect(dates(split)).toEqual(['2023-01-01', '2023-02-01', '2023-03-01'])
})
test('the day with a few rides that a file ends in does not validate alone', () => {
  const days = Array.from({ length: 20 }, (_, i) => ({ day: daysFromCivil(2021, 1, 13) + i, rows: i === 19 ? 1 : 500 }))
  const { profile, ...span } = dataset(at(2021, 1, 13), at(2021, 2, 1, 10), [])
  expect(dates(proposeSplit({ ...span, profile: { ...profile, days } }))).toEqual([
    '2021-01-13',
    '2021-01-28',
    '2021-02-02',
  ])
})
test('a single day cannot be split', () => {
  expect(dates(proposeSplit(dataset(at(2023, 1, 1), at(2023, 1, 1, 80_000), months(1))))).toBe('split/one-day')
})

const zone = { id: 1, name: 'A', borough: null, lat: 40, lon: -73 }
const placed: ZoneSet = {
  schemaVersion: 2,
  id: zoneSetId('z'),
  name: 'z',
  zones: [zone],
  layout: ON_GROUND,
  readAs: [],
  simulated: false,
}
const named = { ...placed, zones: [{ ...zone, lat: null, lon: null }] }

test('what is only known after the ride is off, with the reason', () => {
  expect(defaultFeatures(placed)).not.toContain('metered-distance')
  expect(whyOff('fare', placed)).toContain('when the ride is over')
})
test('without coordinates and without a map, features that need them are off', () => {
  expect(defaultFeatures(placed)).toContain('straight-distance')
  expect(whyOff('straight-distance', named, false)).toContain('or the travel-time map')
  expect(defaultFeatures(null)).toContain('pair-history')
})
test('the travel-time map is on where there are no coordinates, with what it makes possible; off where there are', () => {
  expect(defaultFeatures(named)).toEqual(expect.arrayContaining(['travel-time-map', 'straight-distance']))
  expect(defaultFeatures(placed)).not.toContain('travel-time-map')
  expect(whyOff('travel-time-map', placed)).toContain('coordinates of zones are known')
})

test('a run has limits only where they leave something out: too many rides to learn from, or more than a million to judge by', () => {
  const days = Array.from({ length: 10 }, (_, i) => ({ day: daysFromCivil(2023, 1, 1) + i, rows: 300_000 }))
  const split = { from: at(2023, 1, 1), validFrom: at(2023, 1, 8), testFrom: null, to: at(2023, 1, 11) }
  const { profile, ...span } = dataset(split.from, split.to - 1, [])
  const many = { ...span, rows: 3_000_000, profile: { ...profile, days } }
  expect(limitsFor(many, split, 2_100_000)).toEqual({})
  expect(limitsFor(many, split, 2_099_999)).toEqual({ limits: { train: 2_099_999, judged: 1_000_000 } })
  const longer = { ...split, validFrom: at(2023, 1, 7) }
  expect(limitsFor(many, longer, Number.POSITIVE_INFINITY)).toEqual({ limits: { train: 3_000_000, judged: 1_000_000 } })
  const tested = { ...longer, testFrom: at(2023, 1, 9) }
  expect(limitsFor(many, tested, 2_100_000)).toEqual({})
})

test('of a dataset that only knows its months, each part may hold all of its rides', () => {
  const old = { ...dataset(at(2023, 1, 1), at(2023, 2, 28), months(1, 2)), rows: 2_000 }
  const split = { from: at(2023, 1, 1), validFrom: at(2023, 2, 1), testFrom: null, to: at(2023, 3, 1) }
  expect(limitsFor(old, split, 2_000)).toEqual({})
  expect(limitsFor(old, split, 1_999)).toEqual({ limits: { train: 1_999, judged: 1_000_000 } })
})
