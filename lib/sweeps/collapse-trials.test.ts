import { expect, test } from 'vitest'
import { runId, sweepId } from '@/lib/shared/ids'
import { aFinishedRun, aRun, someMetrics } from '@/tests/fixtures/a-run'
import { collapseTrials } from './collapse-trials'

const part = (level: number, sweep = 'one') => ({
  sweepId: sweepId(sweep),
  trial: 1,
  training: { place: 1, level },
  isSelectedOn: false,
})
const trial = (id: string, rmse: number, level = 0, sweep = 'one') =>
  aFinishedRun({ id: runId(id), sweep: part(level, sweep) }, { metrics: { valid: someMetrics(rmse), test: null } })

test('of a sweep the trial that was trained furthest and errs least stands for all, in its place', () => {
  const runs = [
    aRun({ id: runId('before') }),
    trial('first', 4.9),
    trial('failed', 4, 0),
    trial('whole', 5.2, 2),
    aRun({ id: runId('between') }),
    trial('best', 5.1, 2),
    trial('other', 6, 0, 'two'),
  ]
  const { runs: left, standsFor } = collapseTrials(runs)
  expect(left.map(({ id }) => id)).toEqual(['before', 'between', 'best', 'other'])
  expect([...standsFor]).toEqual([
    ['best', 4],
    ['other', 1],
  ])
})

test('a winner that was trained on the whole is a run like others', () => {
  const refit = aFinishedRun({ id: runId('refit'), sweep: { ...part(0), training: null } })
  expect(collapseTrials([trial('a', 5), refit]).runs.map(({ id }) => id)).toEqual(['a', 'refit'])
})

test('a trial without a model stands only where none has one', () => {
  const failed = aRun({ id: runId('queued'), sweep: part(2) })
  expect(collapseTrials([failed, trial('a', 9)]).runs.map(({ id }) => id)).toEqual(['a'])
  expect(collapseTrials([failed]).runs).toEqual([failed])
})

test('ten thousand runs are collapsed within 50 ms', () => {
  const runs = Array.from({ length: 10_000 }, (_, i) => trial(String(i), 5 + (i % 97) / 100, i % 3, `s${i % 40}`))
  const before = performance.now()
  expect(collapseTrials(runs).runs).toHaveLength(40)
  expect(performance.now() - before).toBeLessThan(50)
})
