import { expect, test } from 'vitest'
import { runId, zoneSetId } from '@/lib/shared/ids'
import { daysFromCivil, formatLocalDate, localSeconds } from '@/lib/shared/local-time'
import { aRecipe, aRun } from '@/tests/fixtures/a-run'
import { draftFromRun, moveDate, proposeTestFrom, splitParts, withZoneSet } from './run-draft'

const { split } = aRecipe()
const DAY = 86_400
const zone = { id: 1, name: 'A', borough: null, lat: 40, lon: -73 }
const placed = { schemaVersion: 1 as const, id: zoneSetId('z'), name: 'z', zones: [zone], simulated: false }
const january = (2023 - 1970) * 12
const dataset = {
  from: split.from,
  to: localSeconds(split.to - 1),
  profile: {
    months: [
      { month: january, rows: 31_000 },
      { month: january + 1, rows: 28_000 },
    ],
  },
}

test('whole months give exact counts of rides', () => {
  expect(splitParts(split, dataset).map((part) => [part.name, part.rides, part.isExact])).toEqual([
    ['train', 31_000, true],
    ['validation', 28_000, true],
  ])
})

test('a month that the dataset ends in counts as long as it lasts', () => {
  const to = localSeconds(daysFromCivil(2023, 2, 15) * DAY)
  const short = {
    ...dataset,
    to: localSeconds(to - 60),
    profile: {
      months: [dataset.profile.months[0] ?? { month: january, rows: 0 }, { month: january + 1, rows: 14_000 }],
    },
  }
  expect(splitParts({ ...split, to }, short).map((part) => [part.rides, part.isExact])).toEqual([
    [31_000, true],
    [14_000, true],
  ])
})

test('a cut within a month gives an estimate, and says so', () => {
  const testFrom = localSeconds(daysFromCivil(2023, 2, 22) * DAY)
  const parts = splitParts({ ...split, testFrom }, dataset)
  expect(parts.map((part) => [part.name, part.rides, part.isExact])).toEqual([
    ['train', 31_000, true],
    ['validation', 21_000, false],
    ['test', 7_000, false],
  ])
})

test('a date cannot pass its neighbours', () => {
  expect(formatLocalDate(moveDate(split, 'validFrom', '2022-01-01').validFrom)).toBe('2023-01-02')
  expect(formatLocalDate(moveDate(split, 'validFrom', '2024-01-01').validFrom)).toBe('2023-02-28')
  expect(moveDate(split, 'validFrom', 'tomorrow')).toEqual(split)
})

test('the test period proposed is the last third of validation', () => {
  expect(formatLocalDate(proposeTestFrom(split) ?? 0)).toBe('2023-02-20')
})

test('other places switch features that need coordinates, and leave what was switched off', () => {
  const draft = draftFromRun(
    aRun({ id: runId('a'), recipe: aRecipe({ features: ['hour', 'straight-distance'] }) }),
    placed,
  )
  const without = withZoneSet(draft, null)
  expect([...without.features]).toEqual(['hour'])
  expect(withZoneSet(without, placed).features.has('bearing')).toBe(true)
  expect(withZoneSet(without, placed).features.has('weekday')).toBe(false)
})
