import { expect, test } from 'vitest'
import type { FeatureName } from '@/lib/features/catalogue'
import { ON_GROUND, type ZoneSet } from '@/lib/places/zone-set'
import { datasetId, runId, zoneSetId } from '@/lib/shared/ids'
import { daysFromCivil, formatLocalDate, localSeconds } from '@/lib/shared/local-time'
import { aRecipe, aRun } from '@/tests/fixtures/a-run'
import { draftFromRun, moveDate, proposeTestFrom, recipeOf, ridesOf, splitParts, withZoneSet } from './run-draft'

const { split } = aRecipe()
const DAY = 86_400
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
const firstDay = daysFromCivil(2023, 1, 1)
/** A thousand rides a day in January and in February, but for one on the last day. */
const dataset = {
  from: split.from,
  to: localSeconds(split.to - 1),
  profile: {
    months: [],
    days: Array.from({ length: 59 }, (_, i) => ({ day: firstDay + i, rows: i === 58 ? 1 : 1_000 })),
  },
}
const counts = (of: typeof split, from: Parameters<typeof splitParts>[1] = dataset) =>
  splitParts(of, from).map((part) => [part.name, part.n, part.days, part.isExact])

test('rides are counted, wherever the cut', () => {
  expect(counts(split)).toEqual([
    ['train', 31_000, 31, true],
    ['validation', 27_001, 28, true],
  ])
  const testFrom = localSeconds(daysFromCivil(2023, 2, 28) * DAY)
  expect(counts({ ...split, testFrom })).toEqual([
    ['train', 31_000, 31, true],
    ['validation', 27_000, 27, true],
    ['test', 1, 1, true],
  ])
})

test('a dataset that only knows its months gives an estimate, and says so', () => {
  const january = (2023 - 1970) * 12
  const months = [
    { month: january, rows: 31_000 },
    { month: january + 1, rows: 28_000 },
  ]
  const testFrom = localSeconds(daysFromCivil(2023, 2, 22) * DAY)
  expect(counts({ ...split, testFrom }, { ...dataset, profile: { months } })).toEqual([
    ['train', 31_000, 31, false],
    ['validation', 21_000, 21, false],
    ['test', 7_000, 7, false],
  ])
})

test('a cut within a day gives an estimate, and says so', () => {
  const validFrom = localSeconds(split.validFrom + 3_600)
  expect(counts({ ...split, validFrom }).map((part) => part[3])).toEqual([false, false])
})

test('a date cannot pass its neighbours', () => {
  expect(formatLocalDate(moveDate(split, 'validFrom', '2022-01-01').validFrom)).toBe('2023-01-02')
  expect(formatLocalDate(moveDate(split, 'validFrom', '2024-01-01').validFrom)).toBe('2023-02-28')
  expect(moveDate(split, 'validFrom', 'tomorrow')).toEqual(split)
})

test('the test period proposed is the last third of validation', () => {
  expect(formatLocalDate(proposeTestFrom(split) ?? 0)).toBe('2023-02-20')
  const to = localSeconds(split.validFrom + 18 * DAY)
  expect(formatLocalDate(proposeTestFrom({ ...split, to }) ?? 0)).toBe('2023-02-12')
})

test('other places bring the travel-time map or take it away, and leave what was switched off', () => {
  const draft = draftFromRun(
    aRun({ id: runId('a'), recipe: aRecipe({ features: ['hour', 'straight-distance'] }) }),
    placed,
  )
  const without = withZoneSet(draft, null)
  expect([...without.features]).toEqual(['straight-distance', 'travel-time-map', 'hour'])
  expect([...withZoneSet(without, placed).features]).toEqual(['straight-distance', 'hour'])
})

test('a recipe asks for nothing that its places cannot give', () => {
  const draft = { ...draftFromRun(aRun({ id: runId('a'), recipe: aRecipe({ features: [] }) }), null), zoneSet: null }
  const asked = (...features: FeatureName[]) => {
    const recipe = recipeOf({ ...draft, features: new Set(features) }, { ...dataset, id: datasetId('d'), rows: 58_001 })
    return recipe.ok && recipe.value.features
  }
  expect(asked('straight-distance', 'hour')).toEqual(['hour'])
  expect(asked('straight-distance', 'travel-time-map', 'hour', 'fare')).toEqual([
    'straight-distance',
    'travel-time-map',
    'hour',
    'fare',
  ])
})

test('a draft learns from all rides, from as many as are comfortable, or from as many as a person wants', () => {
  const draft = { ...draftFromRun(aRun({ id: runId('a') }), null), features: new Set<FeatureName>(['hour']) }
  const stored = { ...dataset, id: datasetId('d'), rows: 58_001 }
  const limits = (rides: number | null) => {
    const recipe = recipeOf({ ...draft, rides }, stored, 8)
    return recipe.ok ? (recipe.value.limits ?? null) : recipe.error.code
  }
  expect(limits(null)).toBeNull()
  expect(limits(Number.POSITIVE_INFINITY)).toBeNull()
  expect(limits(10_000)).toEqual({ train: 10_000, judged: 1_000_000 })
  expect(limits(199)).toBe('draft/rides')
  const parts = splitParts(split, dataset)
  expect(ridesOf({ ...draft, rides: 10_000 }, parts, 8)).toMatchObject({
    train: { taken: 10_000, of: 31_000 },
    judged: { taken: 27_001, of: 27_001 },
    isMuch: false,
  })
  const many = parts.map((part) => ({ ...part, n: 5_000_000 }))
  expect(ridesOf({ ...draft, rides: null }, many, 8)).toMatchObject({
    train: { taken: 2_600_000, of: 5_000_000 },
    judged: { taken: 1_000_000, of: 5_000_000 },
    isMuch: false,
  })
  expect(ridesOf({ ...draft, rides: Number.POSITIVE_INFINITY }, many, 8).isMuch).toBe(true)
})

test('a run again, changed, learns from as many rides as it did', () => {
  const limits = { train: 5_000, judged: 1_000_000 }
  const again = (recipe: ReturnType<typeof aRecipe>) => draftFromRun(aRun({ id: runId('a'), recipe }), null).rides
  expect(again(aRecipe({ limits }))).toBe(5_000)
  expect(again(aRecipe())).toBe(Number.POSITIVE_INFINITY)
})
