import { afterEach, expect, test } from 'vitest'
import { keptWorkspace } from '@/components/providers/kept-workspace'
import { keepRight, setRight } from '@/components/providers/start-up'
import { Database } from '@/lib/adapters/dexie/database'
import { openTripDirectory } from '@/lib/adapters/opfs/trip-directory'
import { runLock } from '@/lib/experiments/interruption'
import { millis } from '@/lib/shared/clock'
import { runId } from '@/lib/shared/ids'
import { type Job, jobId } from '@/lib/shared/job'
import { importLock } from '@/lib/trips/import-lock'
import { aFinishedRun, aRun } from '@/tests/fixtures/a-run'

const NOW = 1_800_000_000_000
const DAY = 86_400_000
const opened: Database[] = []

function aWorkspace() {
  const database = new Database(`test-${crypto.randomUUID()}`)
  opened.push(database)
  return keptWorkspace(database, { now: () => millis(NOW) })
}

afterEach(async () => {
  for (const database of opened.splice(0)) await database.delete()
})

const training = (id: string) =>
  aRun({
    id: runId(id),
    state: {
      status: 'training',
      heartbeatAt: millis(NOW - 9_000),
      stage: 'training',
      epoch: 1,
      epochs: 9,
      secondsLeft: 1,
    },
  })

const anImport = (id: string): Job => ({
  schemaVersion: 1,
  id: jobId(id),
  kind: 'import',
  label: id,
  startedAt: millis(NOW),
  heartbeatAt: millis(NOW),
  done: 1,
  of: 9,
  unit: 'bytes',
  rate: null,
  rateUnit: 'rows/s',
  secondsLeft: 4,
  state: 'running',
  error: null,
  href: null,
})

test('a run whose tab was closed is interrupted at the next start, with its job; one that is held goes on', async () => {
  const { runs, jobs, ...rest } = aWorkspace()
  const workspace = { runs, jobs, ...rest }
  await runs.put(training('lost'))
  await runs.put(training('held'))
  await jobs.put({
    ...anImport('lost'),
    kind: 'train',
    startedAt: millis(NOW - 20_000),
    heartbeatAt: millis(NOW - 9_000),
    unit: 'epochs',
  })
  await navigator.locks.request(runLock(runId('held')), async () => {
    expect(await setRight(workspace)).toBe(1)
  })
  expect((await runs.get(runId('lost')))?.state).toEqual({ status: 'interrupted', at: NOW })
  expect((await runs.get(runId('held')))?.state.status).toBe('training')
  expect(await jobs.get(jobId('lost'))).toMatchObject({ state: 'interrupted', secondsLeft: null })
})

test('an import whose worker is gone is interrupted within seconds, in a tab that stays open too; one that is held goes on', async () => {
  const clock = { at: NOW }
  const database = new Database(`test-${crypto.randomUUID()}`)
  opened.push(database)
  const workspace = keptWorkspace(database, { now: () => millis(clock.at) })
  await workspace.jobs.put(anImport('lost'))
  await workspace.jobs.put(anImport('held'))
  await navigator.locks.request(importLock(jobId('held')), async () => {
    const rest = keepRight(workspace)
    clock.at += 3_000
    await expect
      .poll(async () => (await workspace.jobs.get(jobId('lost')))?.state, { timeout: 9_000 })
      .toBe('interrupted')
    rest()
    expect((await workspace.jobs.get(jobId('held')))?.state).toBe('running')
  })
})

test('files of an import that was killed are swept at the next start, though no job tells of it', async () => {
  const directory = await openTripDirectory()
  await directory.handle.getFileHandle('orphan.trips', { create: true })
  await setRight(aWorkspace())
  expect(await directory.names()).not.toContain('orphan.trips')
})

test('what was in the bin for 30 days is gone, predictions included; what was there for 29 is not', async () => {
  const workspace = aWorkspace()
  const put = async (id: string, days: number) => {
    const run = aFinishedRun({ id: runId(id), binnedAt: millis(NOW - days * DAY) })
    const state = {
      status: 'training',
      heartbeatAt: millis(NOW),
      stage: 'training',
      epoch: 1,
      epochs: 2,
      secondsLeft: null,
    } as const
    await workspace.runs.put({ ...run, state })
    await workspace.runs.finish(run, new Uint8Array([1]), { valid: new Float32Array([1]), test: null })
  }
  await put('old', 31)
  await put('young', 29)
  await setRight(workspace)
  expect((await workspace.runs.list()).map((run) => run.id)).toEqual(['young'])
  expect(await workspace.runs.predictions(runId('old'))).toBeNull()
})
