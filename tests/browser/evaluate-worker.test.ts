import { afterAll, beforeAll, expect, test } from 'vitest'
import { Database } from '@/lib/adapters/dexie/database'
import { dexieRunStore } from '@/lib/adapters/dexie/run-store'
import { newRun } from '@/lib/experiments/new-run'
import { defaultRecipe } from '@/lib/experiments/presets'
import type { Run } from '@/lib/experiments/run'
import type { RideLimits } from '@/lib/features/ride-limits'
import type { FamilyName } from '@/lib/models/family-name'
import { millis } from '@/lib/shared/clock'
import { type DatasetId, runId } from '@/lib/shared/ids'
import { jobId } from '@/lib/shared/job'
import { comparisonOf, explanationOf, reportOf } from '@/workers/evaluate/client'
import { withImporter } from '@/workers/import/client'
import { startTraining } from '@/workers/train/client'

const database = new Database()
const clock = { now: () => millis(Date.now()) }
const runs = dexieRunStore(database, clock)
let dataset: DatasetId
let linear: Run
let median: Run

async function aTrainedRun(family: FamilyName, limits?: RideLimits): Promise<Run> {
  const row = await database.datasets.get(dataset)
  if (!row) throw new Error('The dataset is gone.')
  const recipe = defaultRecipe(row.dataset, null, family)
  if (!recipe.ok) throw new Error(recipe.error.message)
  const run = newRun(
    { ...recipe.value, ...(limits && { limits }) },
    { id: runId(`run-${family}-${Date.now()}`), now: clock.now(), taken: [] },
  )
  await runs.put(run)
  const outcome = await startTraining(run.id)
  if (!outcome.ok) throw new Error(outcome.error.message)
  return (await runs.get(run.id)) ?? run
}

beforeAll(async () => {
  const outcome = await withImporter((importer) =>
    importer.simulate({ seed: 9, rides: 12_000 }, jobId(`evaluate-${Date.now()}`)),
  )
  if (!outcome.ok) throw new Error(outcome.error.message)
  dataset = outcome.value.datasetId
  linear = await aTrainedRun('linear')
  median = await aTrainedRun('global-median')
})

afterAll(() => database.close())

test('a run is explained by its stored model and its validation rides', async () => {
  const [explained, blind] = [await explanationOf(linear.id), await explanationOf(median.id)]
  if (!explained.ok) throw new Error(explained.error.message)
  if (!blind.ok) throw new Error(blind.error.message)
  const { importance, gain } = explained.value
  expect(importance.groups[0]?.rmse.bounds?.[0]).toBeGreaterThan(0.5)
  expect(blind.value.importance.groups.map(({ rmse }) => rmse.value)).toEqual(importance.groups.map(() => 0))
  expect(gain).toBeNull()
})

test('a run is reported beside the lookup table and its rivals, from what is stored', async () => {
  const report = await reportOf(linear.id, [median.id], 'valid')
  if (!report.ok) throw new Error(report.error.message)
  const { metrics, errors, lookup, rivals } = report.value
  expect(errors.rides).toBe(metrics.n)
  expect(errors.worst).toHaveLength(20)
  expect(lookup?.metrics.n).toBe(metrics.n)
  expect(lookup?.metrics.rmse.value).toBeGreaterThan(metrics.rmse.value)
  expect(rivals[0]?.rmse?.sureness?.certainty).toBeGreaterThan(0.99)
})

test('two runs are compared on the same rides, and the better one is certainly better', async () => {
  const comparison = await comparisonOf([median.id, linear.id])
  if (!comparison.ok) throw new Error(comparison.error.message)
  expect(comparison.value.runs.map((run) => run.id)).toEqual([median.id, linear.id])
  expect(comparison.value.differences.rmse[1]?.[0]?.sureness?.high).toBeLessThan(0)
})

test('runs that learnt from samples of different sizes are judged by the same rides, and not beside runs judged by all', async () => {
  const small = await aTrainedRun('global-median', { train: 1_000, judged: 600 })
  const large = await aTrainedRun('linear', { train: 3_000, judged: 600 })
  const comparison = await comparisonOf([small.id, large.id])
  if (!comparison.ok) throw new Error(comparison.error.message)
  expect(comparison.value.rides).toBe(600)
  expect(comparison.value.differences.rmse[1]?.[0]?.sureness?.high).toBeLessThan(0)
  const report = await reportOf(large.id, [], 'valid')
  expect(report.ok && [report.value.errors.rides, report.value.lookup?.metrics.n]).toEqual([600, 600])
  const refused = await comparisonOf([linear.id, large.id])
  expect(!refused.ok && refused.error.code).toBe('compare/other-rides')
})

test('a run whose predictions are gone says so, and the page goes on', async () => {
  await database.predictions.delete(median.id)
  const refused = await comparisonOf([linear.id, median.id])
  expect(!refused.ok && refused.error.code).toBe('run/no-predictions')
})
