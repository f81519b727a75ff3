import { expect, test } from 'vitest'
import { millis } from '@/lib/shared/clock'
import { datasetId, runId } from '@/lib/shared/ids'
import { aRecipe, aRun } from '@/tests/fixtures/a-run'
import { type CheckpointHead, canResume, needsCheckpoint, sayProgress } from './checkpoint'

const run = aRun({ name: 'trees-2', recipe: aRecipe({ family: 'trees' }) })
const head: CheckpointHead = {
  runId: run.id,
  savedAt: millis(1),
  madeBy: '0.1.0, kernels 1',
  datasetId: run.recipe.datasetId,
  epoch: 240,
  epochs: 1200,
  seconds: 9,
}
const here = { madeBy: head.madeBy, hasDataset: true }

test('a run goes on from a checkpoint of the same software on the same rides', () => {
  expect(canResume(head, run, here)).toEqual({ ok: true, value: null })
})

test('other software, other rides and rides that are gone are refused with a remedy', () => {
  const refused = [
    canResume(head, run, { ...here, madeBy: '0.2.0, kernels 1' }),
    canResume({ ...head, datasetId: datasetId('0123456789') }, run, here),
    canResume(head, run, { ...here, hasDataset: false }),
  ].map((answer) => (answer.ok ? null : answer.error))
  expect(refused.map((error) => error?.code)).toEqual(['checkpoint/version', 'checkpoint/data', 'dataset/unknown'])
  for (const error of refused) {
    expect(error?.message).toContain('trees-2 cannot be resumed')
    expect(error?.message).toMatch(/Run it again|Import the same files/)
  }
  expect(refused[0]?.message).toContain('0.2.0, kernels 1')
})

test('how far it had come is said in trees or epochs, with the pass where there are two', () => {
  expect(sayProgress(head, run)).toBe('tree 240 of 1200')
  const pass = { name: 'final', epoch: 40, epochs: 310 } as const
  expect(sayProgress({ ...head, pass }, run)).toBe('tree 40 of 310, pass 2 of 2')
  expect(sayProgress({ ...head, epoch: 0 }, aRun())).toBe('the first epoch')
})

test('only a run that may go on needs its checkpoint', () => {
  const at = millis(1)
  expect(needsCheckpoint(null)).toBe(false)
  expect(needsCheckpoint({ ...run, state: { status: 'interrupted', at } })).toBe(true)
  expect(needsCheckpoint({ ...run, state: { status: 'queued' } })).toBe(true)
  expect(needsCheckpoint({ ...run, state: { status: 'cancelled', at } })).toBe(false)
  expect(
    needsCheckpoint(aRun({ id: runId('failed'), state: { status: 'failed', at, error: { code: 'x', message: 'y' } } })),
  ).toBe(false)
})
