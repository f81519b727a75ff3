import { expect, test } from 'vitest'
import { millis } from '@/lib/shared/clock'
import { runId, sha256 } from '@/lib/shared/ids'
import { aFinishedRun, aRun } from '@/tests/fixtures/a-run'
import { checkComparable } from './compare-runs'

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
