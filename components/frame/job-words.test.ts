import { expect, test } from 'vitest'
import { millis } from '@/lib/shared/clock'
import { type Job, jobId } from '@/lib/shared/job'
import { doing, lateWords, progressWords, runningWords, shareDone, trayJobs, traySummary, troubleOf } from './job-words'

const aJob = (change: Partial<Job> = {}): Job => ({
  schemaVersion: 1,
  id: jobId('j'),
  kind: 'import',
  label: 'green.csv.gz',
  startedAt: millis(1),
  heartbeatAt: millis(2),
  done: 9_100_000,
  of: 11_000_000,
  unit: 'bytes',
  rate: 2_900_000,
  rateUnit: 'rows/s',
  secondsLeft: 1,
  state: 'running',
  error: null,
  href: null,
  ...change,
})

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test('an import says its bytes and its rows a second', () => {
  expect(plain(progressWords(aJob()))).toBe('9.1 MB of 11 MB · 2.90 M rows/s')
})

test('a training says its epoch; one without epochs just fits', () => {
  const train = { kind: 'train', unit: 'epochs', rate: 1_420_000 } as const
  expect(plain(progressWords(aJob({ ...train, done: 23, of: 40 })))).toBe('57 % trained · 1.42 M rows/s')
  expect(progressWords(aJob({ ...train, done: 0, of: 1, rate: null }))).toBe('fitting')
})

test('a failed job says why, a finished one is whole', () => {
  expect(progressWords(aJob({ state: 'failed', error: { code: 'x', message: 'The disk is full.' } }))).toBe(
    'The disk is full.',
  )
  expect(shareDone(aJob({ state: 'done', of: null }))).toBe(1)
})

test('work that waits for a file of another tab names it', () => {
  expect(progressWords(aJob({ heldFile: 'j.trips' }))).toBe('waiting for another tab, which holds j.trips')
  expect(plain(progressWords(aJob({ heldFile: null })))).toContain('9.1 MB of 11 MB')
})

test('what is done once the bytes are read is said instead of them', () => {
  expect(progressWords(aJob({ doing: 'placing 10 of 20 rides' }))).toBe('placing 10 of 20 rides')
  expect(plain(progressWords(aJob({ doing: null })))).toContain('9.1 MB of 11 MB')
})

test('a cancel that came too late is said, one that came in time is not', () => {
  expect(lateWords(aJob({ state: 'done' }))).toBe(
    'The import was finished before the cancel arrived: the trips are kept.',
  )
  expect(lateWords(aJob({ state: 'done', kind: 'train', label: 'neural-1' }))).toBe(
    'neural-1 was finished before the cancel arrived: its model is kept.',
  )
  expect(lateWords(aJob({ state: 'cancelled' }))).toBeNull()
})

test('what is done is said in the past', () => {
  expect([doing(aJob()), doing(aJob({ state: 'done' })), doing(aJob({ state: 'failed' }))]).toEqual([
    'Importing',
    'Imported',
    'Importing',
  ])
})

test('work in progress stands above what has ended', () => {
  const jobs = [aJob({ state: 'done' }), aJob(), aJob({ state: 'queued', startedAt: millis(0) })]
  const { active, over } = trayJobs(jobs)
  expect(active.map((job) => job.state)).toEqual(['queued', 'running'])
  expect(over).toHaveLength(1)
})

test('the closed tray stays for what failed or was interrupted, not for what was done or cancelled', () => {
  const over = (['done', 'failed', 'cancelled', 'interrupted'] as const).map((state) => aJob({ state }))
  expect(troubleOf(over).map(({ state }) => state)).toEqual(['failed', 'interrupted'])
})

test('the closed tray says the longest time left', () => {
  const { share, secondsLeft } = traySummary([aJob({ done: 1, of: 2 }), aJob({ done: 0, of: 2, secondsLeft: 38 })])
  expect([share, secondsLeft]).toEqual([0.25, 38])
  expect(traySummary([aJob({ of: null, secondsLeft: null })])).toEqual({ share: null, secondsLeft: null })
})

test('the tray counts what waits for its turn apart from what runs', () => {
  const [running, waiting] = [aJob(), aJob({ state: 'queued' })]
  expect(runningWords([running, running, waiting])).toBe('2 running, 1 waits')
  expect(runningWords([waiting, waiting])).toBe('none running, 2 wait')
  expect(runningWords([])).toBe('none running')
})
