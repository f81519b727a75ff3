import { expect, test } from 'vitest'
import { memoryJobStore } from '@/lib/adapters/memory/job-store'
import { memoryRunStore } from '@/lib/adapters/memory/run-store'
import type { Run } from '@/lib/experiments/run'
import { millis } from '@/lib/shared/clock'
import { runId } from '@/lib/shared/ids'
import { jobId } from '@/lib/shared/job'
import { aFinishedRun, aRecipe, aRun } from '@/tests/fixtures/a-run'
import { dismissRead, dismissTroubles } from './dismiss-troubles'

const at = millis(1)
const failed = aRun({
  id: runId('failed'),
  state: { status: 'failed', at, error: { code: 'x', message: 'It broke.' } },
})
const interrupted = aRun({ id: runId('interrupted'), state: { status: 'interrupted', at } })
const cancelled = aRun({ id: runId('cancelled'), state: { status: 'cancelled', at } })

/** A workspace of these runs, each with its job. */
async function aWorkspaceOf(...all: readonly Run[]) {
  const [runs, jobs] = [memoryRunStore(), memoryJobStore()]
  for (const run of all) {
    await runs.put(run)
    await jobs.put({
      schemaVersion: 1,
      id: jobId(run.id),
      kind: 'train',
      label: run.name,
      startedAt: at,
      heartbeatAt: at,
      done: 1,
      of: 2,
      unit: 'epochs',
      rate: null,
      rateUnit: 'rows/s',
      secondsLeft: null,
      state: 'failed',
      error: null,
      href: null,
    })
  }
  return { runs, jobs, left: async () => (await jobs.list()).map(({ id }) => String(id)) }
}

test('who reads that a run did not finish is not told by the tray any more; other runs keep their jobs', async () => {
  const { jobs, left } = await aWorkspaceOf(failed, interrupted, cancelled)
  for (const { id, state } of [failed, interrupted, cancelled]) await dismissRead(jobs, id, state.status)
  expect(await left()).toEqual(['cancelled'])
})

test('a recipe in line again is said to have failed no more; another recipe still is, and what runs keeps its job', async () => {
  const other = aRun({ ...failed, id: runId('other'), recipe: aRecipe({ seed: 8 }) })
  const done = aFinishedRun({ id: runId('done') })
  const { runs, jobs, left } = await aWorkspaceOf(failed, interrupted, other, done)
  await dismissTroubles({ runs, jobs }, [aRecipe()])
  expect(await left()).toEqual(['other', 'done'])
})
