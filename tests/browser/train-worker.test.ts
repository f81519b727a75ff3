import { wrap } from 'comlink'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Database } from '@/lib/adapters/dexie/database'
import { dexieDatasetIndex } from '@/lib/adapters/dexie/dataset-index'
import { dexieJobStore } from '@/lib/adapters/dexie/job-store'
import { dexieRunStore } from '@/lib/adapters/dexie/run-store'
import { opfsDatasetStore } from '@/lib/adapters/opfs/opfs-dataset-store'
import { openTripDirectory } from '@/lib/adapters/opfs/trip-directory'
import { findInterrupted, runLock } from '@/lib/experiments/interruption'
import { newRun } from '@/lib/experiments/new-run'
import { defaultRecipe } from '@/lib/experiments/presets'
import type { Run } from '@/lib/experiments/run'
import { limitedParts, type RideLimits, usedParts } from '@/lib/features/ride-limits'
import type { FamilyName } from '@/lib/models/family-name'
import { loadArtefact } from '@/lib/models/load-artefact'
import { millis } from '@/lib/shared/clock'
import { type DatasetId, runId, sha256 } from '@/lib/shared/ids'
import { jobId } from '@/lib/shared/job'
import { sampleTrips as drawTrips } from '@/lib/trips/sample-rides'
import { fillMemory } from '@/tests/fixtures/full-memory'
import { trainToTheEnd } from '@/tests/fixtures/train-to-the-end'
import { withImporter } from '@/workers/import/client'
import type { TrainWorker } from '@/workers/train/api'
import { cancelTraining, startTraining, stopTraining } from '@/workers/train/client'

const database = new Database()
const clock = { now: () => millis(Date.now()) }
const runs = dexieRunStore(database, clock)
const jobs = dexieJobStore(database)
let dataset: DatasetId
let made = 0

beforeAll(async () => {
  dataset = await sampleTrips(12_000)
})

afterAll(() => database.close())

async function sampleTrips(rides: number): Promise<DatasetId> {
  const outcome = await withImporter((importer) =>
    importer.simulate({ seed: 4, rides }, jobId(`sample-${rides}-${Date.now()}`)),
  )
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value.datasetId
}

/** A queued run on the sample trips. */
async function aQueuedRun(
  family: FamilyName,
  settings: Readonly<Record<string, unknown>> = {},
  limits?: RideLimits,
): Promise<Run> {
  const row = await database.datasets.get(dataset)
  if (!row) throw new Error('The dataset is gone.')
  const zoneSet = row.dataset.zoneSetId ? await database.zoneSets.get(row.dataset.zoneSetId) : undefined
  const recipe = defaultRecipe(row.dataset, zoneSet ?? null, family)
  if (!recipe.ok) throw new Error(recipe.error.message)
  const run = newRun(
    { ...recipe.value, settings, ...(limits && { limits }) },
    { id: runId(`run-${Date.now()}-${made++}`), now: clock.now(), taken: [] },
  )
  await runs.put(run)
  return run
}

const stateOf = async (run: Run) => (await runs.get(run.id))?.state

async function until(claim: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 30_000
  while (!(await claim())) {
    if (performance.now() > end) throw new Error('It did not come about within 30 s.')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

test('a net is trained in its worker: epochs as they come, then an artefact, predictions and a job that is done', async () => {
  const run = await aQueuedRun('neural', { epochs: 4 })
  const finished = startTraining(run.id)
  await until(async () => (await runs.epochs(run.id)).length > 0)
  expect((await stateOf(run))?.status).toBe('training')
  expect(await finished).toEqual({ ok: true, value: null })
  const stored = await runs.get(run.id)
  if (stored?.state.status !== 'finished') throw new Error(`The run is ${stored?.state.status}.`)
  expect(stored.environment?.backend).toBe('own kernel, WebAssembly SIMD')
  expect(stored.environment?.host).toMatch(/^Chromium \d+$/)
  expect((await runs.epochs(run.id)).map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4])
  // The trips and their features.
  const { peakMemoryBytes, memoryMeasure } = stored.state.result.cost
  expect(memoryMeasure).toBe('floor')
  expect(peakMemoryBytes).toBeGreaterThan(12_000 * 20)
  const artefact = await database.artefacts.get(stored.state.result.artefactId)
  const loaded = await loadArtefact(artefact?.bytes ?? new Uint8Array(0))
  expect(loaded.ok && loaded.value.id).toBe(stored.state.result.artefactId)
  expect((await runs.predictions(run.id))?.valid).toHaveLength(stored.state.result.metrics.valid.n)
  expect(await jobs.get(jobId(run.id))).toMatchObject({ state: 'done', kind: 'train' })
})

test('a run with limits learns from, and is judged by, the rides that are drawn of all in memory, and says of how many', async () => {
  const run = await aQueuedRun('linear', {}, { train: 3_000, judged: 500 })
  expect(await startTraining(run.id)).toEqual({ ok: true, value: null })
  const state = await stateOf(run)
  if (state?.status !== 'finished') throw new Error(`The run is ${state?.status}.`)
  const stored = (await database.datasets.get(dataset))?.dataset
  const all = await opfsDatasetStore(dexieDatasetIndex(database), await openTripDirectory()).readTrips(dataset)
  const { split, limits, seed, features, zoneSetId } = run.recipe
  if (!stored || !all.ok || !limits) throw new Error('The dataset is gone.')
  const drawn = drawTrips(all.value, limitedParts(split, limits, seed))
  expect(state.result.used).toEqual(usedParts(drawn.spans))
  expect(state.result.used?.train.taken).toBe(3_000)
  expect(state.result.metrics.valid.n).toBe(500)
  const trained = await trainToTheEnd({
    family: 'linear',
    settings: {},
    features,
    split,
    seed,
    trips: drawn.trips,
    dataFingerprint: sha256(dataset),
    rules: stored.rules,
    zoneSet: (zoneSetId && (await database.zoneSets.get(zoneSetId))) || null,
    simulated: true,
  })
  expect(trained.metrics).toEqual(state.result.metrics)
  expect(trained.validFingerprint).toBe(state.result.validFingerprint)
})

test('two runs train at once, a third waits in line and can be taken out of it', async () => {
  const [one, other, third] = [
    await aQueuedRun('neural', { epochs: 200, patience: 50 }),
    await aQueuedRun('neural', { epochs: 200, patience: 50 }),
    await aQueuedRun('linear'),
  ]
  const ends = [startTraining(one.id), startTraining(other.id)]
  await until(async () => (await runs.epochs(one.id)).length > 0 && (await runs.epochs(other.id)).length > 0)
  const waiting = startTraining(third.id)
  await until(async () => (await jobs.get(jobId(third.id)))?.state === 'queued')
  expect((await stateOf(third))?.status).toBe('queued')
  await cancelTraining(third.id)
  expect(await waiting).toMatchObject({ ok: false, error: { code: 'run/cancelled' } })
  expect((await stateOf(third))?.status).toBe('cancelled')

  await stopTraining(one.id)
  await cancelTraining(other.id)
  expect(await ends[0]).toEqual({ ok: true, value: null })
  expect(await ends[1]).toMatchObject({ ok: false, error: { code: 'run/cancelled' } })
  expect((await stateOf(one))?.status).toBe('finished')
  expect((await runs.epochs(one.id)).length).toBeLessThan(200)
  expect((await stateOf(other))?.status).toBe('cancelled')
  expect((await jobs.get(jobId(other.id)))?.state).toBe('cancelled')
})

test('a run that is stopped before there is a model is cancelled, and says that there was nothing to keep', async () => {
  const run = await aQueuedRun('neural')
  const outcome = startTraining(run.id)
  await stopTraining(run.id)
  expect(await outcome).toMatchObject({ ok: false, error: { code: 'training/nothing-yet' } })
  expect(await stateOf(run)).toMatchObject({
    status: 'cancelled',
    because: { message: 'It was stopped before there was a first model: there was nothing to keep yet.' },
  })
  expect(await jobs.get(jobId(run.id))).toMatchObject({ state: 'cancelled', error: { code: 'training/nothing-yet' } })
})

test('the worker answers while a line is fitted to many rides, and a cancel ends that at once', async () => {
  dataset = await sampleTrips(200_000)
  const worker = new Worker(new URL('../../workers/train/worker.ts', import.meta.url), { type: 'module' })
  const remote = wrap<TrainWorker>(worker)
  const whole = await aQueuedRun('linear')
  let over = false
  const began = performance.now()
  const outcome = remote.start(whole.id).finally(() => {
    over = true
  })
  let longest = 0
  while (!over) {
    const asked = performance.now()
    await remote.stop(runId('another run'))
    longest = Math.max(longest, performance.now() - asked)
  }
  expect(await outcome).toEqual({ ok: true, value: null })
  const seconds = (performance.now() - began) / 1000
  expect(longest / 1000).toBeLessThan(seconds / 2)

  const other = await aQueuedRun('linear')
  const ending = remote.start(other.id)
  await until(async () => (await stateOf(other))?.status === 'training')
  const cancelled = performance.now()
  await remote.cancel(other.id)
  expect(await ending).toMatchObject({ ok: false, error: { code: 'run/cancelled' } })
  expect((performance.now() - cancelled) / 1000).toBeLessThan(seconds / 2)
  const again = await aQueuedRun('global-median')
  expect(await remote.start(again.id)).toEqual({ ok: true, value: null })
  worker.terminate()
})

test('a run that runs out of memory fails with what to do, and another goes on', async () => {
  const other = await aQueuedRun('neural', { epochs: 40, patience: 40 })
  const training = startTraining(other.id)
  await until(async () => (await runs.epochs(other.id)).length > 0)
  let run = await aQueuedRun('linear')
  // What a collector gives back in the middle may be enough: then once more.
  for (let left = 5; left > 0; left--) {
    run = await aQueuedRun('linear')
    const giveBack = fillMemory(2 ** 20)
    const outcome = await startTraining(run.id).finally(giveBack)
    if (!outcome.ok && outcome.error.code === 'training/memory') break
  }
  expect(await stateOf(run)).toMatchObject({
    status: 'failed',
    error: { message: expect.stringMatching(/not enough memory.*fewer rides, with fewer features or a smaller batch/) },
  })
  expect(await jobs.get(jobId(run.id))).toMatchObject({ state: 'failed', error: { code: 'training/memory' } })
  const epochs = (await runs.epochs(other.id)).length
  await until(async () => (await runs.epochs(other.id)).length > epochs)
  await stopTraining(other.id)
  expect(await training).toEqual({ ok: true, value: null })
})

test('a training ends by a wish that another tab tells', async () => {
  const run = await aQueuedRun('neural', { epochs: 40, patience: 40 })
  const worker = new Worker(new URL('../../workers/train/worker.ts', import.meta.url), { type: 'module' })
  const elsewhere = wrap<TrainWorker>(worker).start(run.id)
  await until(async () => (await runs.epochs(run.id)).length > 0)
  await cancelTraining(runId('somebody-else'))
  await cancelTraining(run.id)
  expect(await elsewhere).toMatchObject({ ok: false, error: { code: 'run/cancelled' } })
  worker.terminate()
  expect((await stateOf(run))?.status).toBe('cancelled')
})

test('a run that another tab holds is left alone', async () => {
  const run = await aQueuedRun('linear')
  const outcome = await navigator.locks.request(runLock(run.id), () => startTraining(run.id))
  expect(outcome).toMatchObject({ ok: false, error: { code: 'run/elsewhere' } })
  expect((await stateOf(run))?.status).toBe('queued')
})

test('a run whose worker is killed is found interrupted, and can be trained again', async () => {
  const run = await aQueuedRun('neural', { epochs: 40, patience: 40 })
  const worker = new Worker(new URL('../../workers/train/worker.ts', import.meta.url), { type: 'module' })
  void wrap<TrainWorker>(worker).start(run.id)
  await until(async () => (await runs.epochs(run.id)).length > 0)
  const later = () => millis(Date.now() + 5_000)
  const heldLocks = async () => {
    const { held = [] } = await navigator.locks.query()
    return new Set(held.flatMap(({ name }) => name ?? []))
  }
  const foundIds = async () => findInterrupted(await runs.list(), later(), await heldLocks()).map(({ id }) => id)
  expect(await foundIds()).not.toContain(run.id)
  worker.terminate()
  await until(async () => !(await heldLocks()).has(runLock(run.id)))
  expect(await foundIds()).toContain(run.id)
  await runs.move(run.id, { status: 'interrupted', at: clock.now() })
  const again = startTraining(run.id)
  await until(async () => {
    const state = await stateOf(run)
    return state?.status === 'training' && state.epoch > 0
  })
  await stopTraining(run.id)
  expect(await again).toEqual({ ok: true, value: null })
  expect((await stateOf(run))?.status).toBe('finished')
})

test('a run that cannot be trained fails with a sentence', async () => {
  const run = await aQueuedRun('neural', { epochs: 0 })
  const outcome = await startTraining(run.id)
  expect(outcome).toMatchObject({ ok: false, error: { code: 'settings/invalid' } })
  expect(await stateOf(run)).toMatchObject({ status: 'failed', error: { code: 'settings/invalid' } })
  expect((await jobs.get(jobId(run.id)))?.state).toBe('failed')
})
