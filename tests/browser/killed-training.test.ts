import { wrap } from 'comlink'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dexieCheckpointStore } from '@/lib/adapters/dexie/checkpoint-store'
import { Database } from '@/lib/adapters/dexie/database'
import { dexieRunStore } from '@/lib/adapters/dexie/run-store'
import { runLock } from '@/lib/experiments/interruption'
import { newRun } from '@/lib/experiments/new-run'
import { defaultRecipe } from '@/lib/experiments/presets'
import type { Run } from '@/lib/experiments/run'
import type { FamilyName } from '@/lib/models/family-name'
import { millis } from '@/lib/shared/clock'
import { type DatasetId, runId } from '@/lib/shared/ids'
import { jobId } from '@/lib/shared/job'
import { seededRandom } from '@/lib/shared/random'
import { withImporter } from '@/workers/import/client'
import type { TrainWorker } from '@/workers/train/api'
import { startTraining } from '@/workers/train/client'

const KILLS = 5

const database = new Database()
const clock = { now: () => millis(Date.now()) }
const runs = dexieRunStore(database, clock)
const checkpoints = dexieCheckpointStore(database)
let dataset: DatasetId

beforeAll(async () => {
  const outcome = await withImporter((importer) => importer.simulate({ seed: 6, rides: 12_000 }, jobId('killed')))
  if (!outcome.ok) throw new Error(outcome.error.message)
  dataset = outcome.value.datasetId
})

afterAll(() => database.close())

async function aQueuedRun(id: string, family: FamilyName, settings: Readonly<Record<string, unknown>>): Promise<Run> {
  const row = await database.datasets.get(dataset)
  if (!row) throw new Error('The dataset is gone.')
  const recipe = defaultRecipe(row.dataset, null, family)
  if (!recipe.ok) throw new Error(recipe.error.message)
  const run = newRun({ ...recipe.value, settings }, { id: runId(id), now: clock.now(), taken: [] })
  await runs.put(run)
  return run
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function resultOf(run: Run) {
  const stored = await runs.get(run.id)
  if (stored?.state.status !== 'finished') throw new Error(`The run is ${stored?.state.status}.`)
  const { artefactId, metrics, cost } = stored.state.result
  const curve = (await runs.epochs(run.id)).map(({ epoch, trainRmse, tailRmse }) => ({ epoch, trainRmse, tailRmse }))
  return { artefactId, metrics, rows: cost.rows, curve }
}

/** Trains in a worker that is killed a random while after its next checkpoint. False where it was done before. */
async function trainAndKill(run: Run, after: number): Promise<boolean> {
  const before = (await checkpoints.head(run.id))?.savedAt
  const worker = new Worker(new URL('../../workers/train/worker.ts', import.meta.url), { type: 'module' })
  let isOver = false
  void wrap<TrainWorker>(worker)
    .start(run.id)
    .then(() => {
      isOver = true
    })
  for (;;) {
    const head = await checkpoints.head(run.id)
    if (isOver || (head && head.savedAt !== before)) break
    await pause(5)
  }
  if (!isOver) await pause(after)
  worker.terminate()
  // The lock of a killed worker is free a moment later.
  await navigator.locks.request(runLock(run.id), () => {})
  return !isOver
}

const LONG = {
  trees: { trees: 600, leaves: 63, patience: 600, learningRate: 0.02, fewestRides: 5 },
  neural: { epochs: 60, patience: 50 },
} as const

test.each([
  ['trees', 11],
  ['neural', 12],
] as const)(
  'a training of %s that is killed again and again ends as if it had not been',
  async (family, seed) => {
    const whole = await aQueuedRun(`whole-${family}`, family, LONG[family])
    expect(await startTraining(whole.id)).toEqual({ ok: true, value: null })
    const run = await aQueuedRun(`killed-${family}`, family, LONG[family])
    const random = seededRandom(seed)
    let kills = 0
    while (kills < KILLS && (await trainAndKill(run, random.int(500)))) kills++
    expect(kills).toBeGreaterThan(0)
    if ((await runs.get(run.id))?.state.status !== 'finished')
      expect(await startTraining(run.id)).toEqual({ ok: true, value: null })
    expect(await resultOf(run)).toEqual(await resultOf(whole))
    expect(await checkpoints.head(run.id)).toBeNull()
  },
  120_000,
)

test('a checkpoint of other software is refused, and the run stays as it was', async () => {
  const run = await aQueuedRun('other-software', 'neural', { epochs: 200, patience: 50 })
  expect(await trainAndKill(run, 0)).toBe(true)
  await runs.move(run.id, { status: 'interrupted', at: clock.now() })
  const checkpoint = await checkpoints.read(run.id)
  if (!checkpoint) throw new Error('There is no checkpoint.')
  await checkpoints.write({ ...checkpoint.head, madeBy: '0.0.9, kernels 00000000' }, checkpoint.state)
  expect(await startTraining(run.id)).toMatchObject({ ok: false, error: { code: 'checkpoint/version' } })
  expect((await runs.get(run.id))?.state.status).toBe('interrupted')
}, 60_000)
