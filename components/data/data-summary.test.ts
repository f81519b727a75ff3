import { expect, test } from 'vitest'
import { millis } from '@/lib/shared/clock'
import { type Job, jobId } from '@/lib/shared/job'
import { arriving, dataSummary } from './data-summary'

const aJob = (change: Partial<Job> = {}): Job => ({
  schemaVersion: 1,
  id: jobId('j'),
  kind: 'import',
  label: 'green.csv.gz',
  startedAt: millis(1),
  heartbeatAt: millis(2),
  done: 1,
  of: 2,
  unit: 'bytes',
  rate: null,
  rateUnit: 'rows/s',
  secondsLeft: 1,
  state: 'running',
  error: null,
  href: null,
  ...change,
})

test('while the first import runs, no count of nothing is told', () => {
  expect(dataSummary([], [aJob()])).toMatch(/^The first trips are being imported/)
  expect(dataSummary([], [])).toMatch(/^No trips yet/)
})

test('the trips of all datasets are counted', () => {
  expect(dataSummary([{ rows: 1_000 }], [aJob()])).toMatch(/^1,000 trips in 1 dataset\./)
  expect(dataSummary([{ rows: 1_000 }, { rows: 234 }], [])).toMatch(/^1,234 trips in 2 datasets\./)
})

test('imports and simulations at work are arriving, trainings and what has ended are not', () => {
  const simulated = aJob({ kind: 'simulate', startedAt: millis(0) })
  const jobs = [aJob(), simulated, aJob({ kind: 'train' }), aJob({ state: 'cancelled' }), aJob({ state: 'done' })]
  expect(arriving(jobs)).toEqual([simulated, jobs[0]])
})
