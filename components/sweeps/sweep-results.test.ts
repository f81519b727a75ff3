import { expect, test } from 'vitest'
import { millis } from '@/lib/shared/clock'
import { runId, sweepId } from '@/lib/shared/ids'
import { aFinishedRun, aRun, someMetrics } from '@/tests/fixtures/a-run'
import { aPlan, aSweep } from '@/tests/fixtures/a-sweep'
import { levelWords, resultsOf, scoreOf } from './sweep-results'

const part = (place: number, level = 0) => ({
  sweepId: sweepId('sweep-1'),
  trial: place,
  training: { place, level },
  isSelectedOn: false,
})
const done = (place: number, rmse: number) =>
  aFinishedRun({ id: runId(`run-${place}`), sweep: part(place) }, { metrics: { valid: someMetrics(rmse), test: null } })

test('a training counts by its RMSE, as without a model where it ended so, and not at all while it is open', () => {
  expect(scoreOf(done(0, 5))).toBe(5)
  const error = { code: 'x', message: 'x' }
  expect(scoreOf(aRun({ state: { status: 'failed', at: millis(1), error } }))).toBe(Number.POSITIVE_INFINITY)
  expect(scoreOf(aRun({ state: { status: 'cancelled', at: millis(1) } }))).toBe(Number.POSITIVE_INFINITY)
  expect(scoreOf(aRun({ state: { status: 'interrupted', at: millis(1) } }))).toBeUndefined()
})

test('of a sweep it is known who is ahead, of whom, and what still trains', () => {
  const results = resultsOf(aSweep(), [done(0, 5), done(1, 4.9), aRun({ id: runId('run-2'), sweep: part(2) })])
  expect(results.standings.map(({ trial, state }) => [trial, state])).toEqual([
    [1, 'whole'],
    [0, 'whole'],
    [2, 'running'],
  ])
  expect(results).toMatchObject({ tried: 2, asItWas: 5, refit: null })
  expect(results.running).toHaveLength(1)
})

test('the winner’s run on the whole is the one of the trial that is ahead now', () => {
  const refit = (trial: number) => aRun({ id: runId(`refit-${trial}`), sweep: { ...part(trial), training: null } })
  const runs = [done(0, 5), done(1, 4.9), refit(0)]
  expect(resultsOf(aSweep(), runs).refit).toBeNull()
  expect(resultsOf(aSweep(), [...runs, refit(1)]).refit?.id).toBe('refit-1')
})

test('a level is called by its share', () => {
  const sweep = aSweep({ plan: aPlan({ halving: 'rides' }) })
  expect([0, 1, 2].map((level) => levelWords(sweep, level))).toEqual([
    '1/9 of the rides',
    '1/3 of the rides',
    'the whole',
  ])
})
