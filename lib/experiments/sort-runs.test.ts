import { expect, test } from 'vitest'
import { millis } from '@/lib/shared/clock'
import { runId } from '@/lib/shared/ids'
import { aFinishedRun, aRun, someMetrics } from '@/tests/fixtures/a-run'
import { sortRuns } from './sort-runs'

const finished = (name: string, rmse: number, createdAt = 1) =>
  aFinishedRun(
    { id: runId(name), name, createdAt: millis(createdAt) },
    { metrics: { valid: someMetrics(rmse), test: null } },
  )
const names = (
  order: Parameters<typeof sortRuns>[1],
  runs = [finished('b', 5), aRun({ name: 'queued' }), finished('a', 6)],
) => sortRuns(runs, order).map((run) => run.name)

test('runs sort by a metric, those without it last in both directions', () => {
  expect(names({ by: 'rmse', descending: false })).toEqual(['b', 'a', 'queued'])
  expect(names({ by: 'rmse', descending: true })).toEqual(['a', 'b', 'queued'])
})
test('ties keep the newest first', () => {
  expect(names({ by: 'rmse', descending: false }, [finished('old', 5, 1), finished('new', 5, 2)])).toEqual([
    'new',
    'old',
  ])
})
test('sorting leaves its argument alone', () => {
  const runs = [finished('b', 6), finished('a', 5)]
  sortRuns(runs, { by: 'name', descending: false })
  expect(runs.map((run) => run.name)).toEqual(['b', 'a'])
})
