import { expect, test } from 'vitest'
import { millis } from '@/lib/shared/clock'
import { runId, sha256 } from '@/lib/shared/ids'
import { aFinishedRun, aRecipe, aRun } from '@/tests/fixtures/a-run'
import { checkComparable, compareParameters } from './compare-runs'

test('only parameters whose values differ are marked', () => {
  const runs = [aRun({ recipe: aRecipe({ seed: 1 }) }), aRun({ recipe: aRecipe({ seed: 2 }) })]
  expect(compareParameters(runs).filter((parameter) => parameter.differs)).toEqual([
    { name: 'seed', values: ['1', '2'], differs: true },
  ])
})

test('a setting that one run does not have differs', () => {
  const runs = [
    aRun(),
    aRun({ recipe: aRecipe({ family: 'neural', settings: { hidden: [128, 64], dropout: false } }) }),
  ]
  const differing = new Map(compareParameters(runs).flatMap((each) => (each.differs ? [[each.name, each.values]] : [])))
  expect(differing.get('hidden')).toEqual([null, '128-64'])
  expect(differing.get('dropout')).toEqual([null, 'off'])
  expect(differing.get('ridge')).toEqual(['1', null])
})

test('a feature that only one run looks at is one line', () => {
  const runs = [aRun(), aRun({ recipe: aRecipe({ features: ['pickup-zone', 'dropoff-zone'] }) })]
  expect(compareParameters(runs).filter((each) => each.differs)).toEqual([
    { name: 'feature: hour', values: ['on', null], differs: true },
  ])
})

test('runs judged by the same rides may be compared', () => {
  expect(checkComparable([aFinishedRun(), aFinishedRun({ id: runId('run-2') })]).ok).toBe(true)
})

test('runs judged by different rides are refused, with both spans', () => {
  const other = aFinishedRun({ name: 'other' }, { validFingerprint: sha256('0'.repeat(64)) })
  const refused = checkComparable([aFinishedRun(), other])
  expect(!refused.ok && refused.error.code).toBe('compare/other-rides')
  expect(!refused.ok && refused.error.message).toContain('2023-02-01 to 2023-02-28')
})

test('a run that has not finished is refused by name', () => {
  const refused = checkComparable([
    aFinishedRun(),
    aRun({ name: 'slow', state: { status: 'cancelled', at: millis(1) } }),
  ])
  expect(!refused.ok && refused.error.message).toContain('“slow” is cancelled')
})

test('one run and nine runs are refused', () => {
  expect(checkComparable([aFinishedRun()]).ok).toBe(false)
  expect(checkComparable(Array.from({ length: 9 }, () => aFinishedRun())).ok).toBe(false)
})
