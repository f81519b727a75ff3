import { afterAll, beforeAll, expect, test } from 'vitest'
import { Database } from '@/lib/adapters/dexie/database'
import { dexiePayoffStore } from '@/lib/adapters/dexie/payoff-store'
import { dexieRunStore } from '@/lib/adapters/dexie/run-store'
import { newRun } from '@/lib/experiments/new-run'
import { defaultRecipe, proposeSplit } from '@/lib/experiments/presets'
import { isCurrent } from '@/lib/payoff/is-current'
import { type Payoff, payoffId } from '@/lib/payoff/payoff'
import { payoffVerdict } from '@/lib/payoff/verdict'
import { millis } from '@/lib/shared/clock'
import { type DatasetId, runId } from '@/lib/shared/ids'
import { jobId } from '@/lib/shared/job'
import type { Dataset } from '@/lib/trips/dataset'
import { NO_FILTER, type TripFilter } from '@/lib/trips/trip-filter'
import { withImporter } from '@/workers/import/client'
import { cancelPayoff, measurePayoffOf, payoffState, watchPayoffs } from '@/workers/payoff/client'
import { startTraining } from '@/workers/train/client'

const database = new Database()
const clock = { now: () => millis(Date.now()) }
let dataset: Dataset

async function kept(of: Dataset): Promise<Payoff | null> {
  const split = proposeSplit(of)
  if (!split.ok) throw new Error(split.error.message)
  return dexiePayoffStore(database).get(payoffId(of.id, split.value))
}

async function stored(id: DatasetId): Promise<Dataset> {
  const row = await database.datasets.get(id)
  if (!row) throw new Error('The dataset is gone.')
  return row.dataset
}

beforeAll(async () => {
  const outcome = await withImporter((importer) =>
    importer.simulate({ seed: 11, rides: 12_000 }, jobId(`payoff-${Date.now()}`)),
  )
  if (!outcome.ok) throw new Error(outcome.error.message)
  dataset = await stored(outcome.value.datasetId)
})

afterAll(() => database.close())

test('a measurement that is cancelled ends at once and is not kept as whole', async () => {
  const began = new Promise<void>((resolve) => {
    const stop = watchPayoffs(() => {
      if ((payoffState(dataset.id)?.share ?? 0) === 0) return
      stop()
      resolve()
    })
  })
  const outcome = measurePayoffOf(dataset.id)
  expect(measurePayoffOf(dataset.id)).toBe(outcome)
  await began
  cancelPayoff(dataset.id)
  expect(await outcome).toMatchObject({ ok: false, error: { code: 'payoff/cancelled' } })
  expect(payoffState(dataset.id)).toBeNull()
  expect((await kept(dataset))?.audit ?? null).toBeNull()
})

test('a dataset is measured in a worker that tells how far it is, and the answer is kept', async () => {
  const shares: number[] = []
  const stop = watchPayoffs(() => {
    const share = payoffState(dataset.id)?.share
    if (share !== undefined) shares.push(share)
  })
  expect(await measurePayoffOf(dataset.id)).toEqual({ ok: true, value: null })
  stop()
  expect(shares.length).toBeGreaterThan(5)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))

  const payoff = await kept(dataset)
  if (!payoff) throw new Error('Nothing was kept.')
  expect(payoff.candidates.map(({ kind }) => kind)).toEqual(['constant', 'table', 'speed', 'ridge'])
  expect(payoffVerdict(payoff, null).answer).toBe('yes')
  expect(payoff.curve?.points).toHaveLength(5)
  expect(payoff.audit?.repeated.shared).toBe(0)
  const { rejected } = dataset.quality
  expect([payoff.audit?.hidden?.short, payoff.audit?.hidden?.long]).toEqual([
    rejected['under-minimum'],
    rejected['over-maximum'],
  ])
  expect(isCurrent(payoff, dataset, [])).toBe(true)
})

test('a run that is finished since stands beside, and the answer is measured anew', async () => {
  const recipe = defaultRecipe(dataset, null, 'linear')
  if (!recipe.ok) throw new Error(recipe.error.message)
  const runs = dexieRunStore(database, clock)
  const run = newRun(
    { ...recipe.value, settings: { penalty: 300 } },
    { id: runId(`payoff-${Date.now()}`), now: clock.now(), taken: [] },
  )
  await runs.put(run)
  expect(await startTraining(run.id)).toMatchObject({ ok: true })
  const before = await kept(dataset)
  expect(before && isCurrent(before, dataset, await runs.settled())).toBe(false)
  expect(await measurePayoffOf(dataset.id)).toMatchObject({ ok: true })
  const payoff = await kept(dataset)
  expect(payoff?.candidates.at(-1)).toMatchObject({ kind: 'run', run: { id: run.id, family: 'linear' }, honest: true })
  const finished = (await runs.get(run.id))?.state
  expect(finished?.status === 'finished' && payoff?.candidates.at(-1)?.metrics).toEqual(
    finished?.status === 'finished' && finished.result.metrics.valid,
  )
})

test('what the rules hide of a dataset made of others is read from the lists of these', async () => {
  const day = Math.floor((dataset.from + dataset.to) / 2 / 86_400)
  const derived = async (name: string, change: Partial<TripFilter>): Promise<Dataset> => {
    const filter = { ...NO_FILTER, ...change }
    const made = await withImporter((importer) =>
      importer.derive({ act: 'filtered', of: dataset.id, filter, name }, jobId(`${name}-${Date.now()}`)),
    )
    if (!made.ok) throw new Error(made.error.message)
    return stored(made.value.datasetId)
  }
  const measured = async (of: Dataset): Promise<Payoff | null> => {
    expect(await measurePayoffOf(of.id)).toMatchObject({ ok: true })
    return kept(of)
  }
  const parts = [await derived('before', { toDay: day }), await derived('since', { fromDay: day })]
  const { rejected } = dataset.quality
  const hidden = await Promise.all(parts.map(async (part) => (await measured(part))?.audit?.hidden))
  const sum = (of: 'short' | 'long') => hidden.reduce((all, each) => all + (each?.[of] ?? 0), 0)
  expect([sum('short'), sum('long')]).toEqual([rejected['under-minimum'], rejected['over-maximum']])
  expect(hidden.every((each) => (each?.short ?? 0) + (each?.long ?? 0) > 0)).toBe(true)

  const [place] = dataset.profile.topPickups
  const chosen = await derived('place', { pickupZone: place?.zone ?? 0 })
  expect(await measured(chosen)).toMatchObject({ audit: { hidden: null }, whyNotHidden: { why: 'chosen-by-place' } })
  for (const { id } of [...parts, chosen]) await withImporter((importer) => importer.removeDataset(id))
})

test('what was measured goes with its dataset', async () => {
  await withImporter((importer) => importer.removeDataset(dataset.id))
  expect(await kept(dataset)).toBeNull()
})

test('a dataset that is gone is said to be', async () => {
  expect(await measurePayoffOf(dataset.id)).toMatchObject({ ok: false, error: { code: 'dataset/unknown' } })
})
