import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { keptWorkspace } from '@/components/providers/kept-workspace'
import { keepRight } from '@/components/providers/start-up'
import { startSweep, trainWinner } from '@/components/sweeps/start-sweep'
import { stopSweep } from '@/components/sweeps/stop-sweep'
import { sweepDraftFor } from '@/components/sweeps/sweep-draft'
import { scoreOf } from '@/components/sweeps/sweep-results'
import { goOnWithSweep } from '@/components/sweeps/sweeping'
import { Database } from '@/lib/adapters/dexie/database'
import { defaultRecipe } from '@/lib/experiments/presets'
import type { Run } from '@/lib/experiments/run'
import { millis } from '@/lib/shared/clock'
import { type DatasetId, type SweepId, sweepId } from '@/lib/shared/ids'
import { jobId } from '@/lib/shared/job'
import type { SweepState } from '@/lib/sweeps/sweep'
import { withImporter } from '@/workers/import/client'

const database = new Database()
const workspace = keptWorkspace(database, { now: () => millis(Date.now()) })
const { sweeps, runs, jobs } = workspace
let dataset: DatasetId

beforeAll(async () => {
  const outcome = await withImporter((importer) =>
    importer.simulate({ seed: 4, rides: 6_000 }, jobId(`sample-${Date.now()}`)),
  )
  if (!outcome.ok) throw new Error(outcome.error.message)
  dataset = outcome.value.datasetId
})

afterAll(() => database.close())

async function begin(workers: number) {
  const row = await database.datasets.get(dataset)
  if (!row) throw new Error('The dataset is gone.')
  const recipe = defaultRecipe(row.dataset, null, 'linear')
  if (!recipe.ok) throw new Error(recipe.error.message)
  const draft = { ...sweepDraftFor('linear', workers), trials: 8 }
  const sweep = await startSweep(workspace, draft, recipe.value, row.dataset)
  if (!sweep.ok) throw new Error(sweep.error.message)
  return sweep.value
}

/** Waits until the sweep is so. */
function until(id: SweepId, claim: (state: SweepState, runs: readonly Run[]) => boolean): Promise<readonly Run[]> {
  return new Promise((resolve, reject) => {
    const stop = workspace.watch(
      async () => ({ sweep: await sweeps.get(id), runs: await runs.ofSweep(id) }),
      ({ sweep, runs: mine }) => {
        if (!sweep) return
        const isSo = claim(sweep.state, mine)
        if (!isSo && !isOver(sweep.state)) return
        setTimeout(() => stop())
        if (isSo) resolve(mine)
        else reject(new Error('The sweep was over before that.'))
      },
      reject,
    )
  })
}

const isOver = (state: SweepState) => state.status === 'finished'
const found = (mine: readonly Run[]) =>
  mine
    .map((run) => ({ ...run.sweep?.training, settings: run.recipe.settings, score: scoreOf(run) }))
    .sort((a, b) => (a.place ?? 0) - (b.place ?? 0))

test('a sweep that is stopped and gone on with finds, with two workers, what another finds in one go with one', async () => {
  const whole = await begin(1)
  const alone = await until(whole.id, isOver)
  const sweep = await begin(2)
  await until(sweep.id, (_, mine) => mine.length > 0)
  await stopSweep(workspace, sweep.id)
  const some = await until(sweep.id, (state, mine) => state.status === 'stopped' && mine.every((run) => scoreOf(run)))
  expect(some.length).toBeLessThan(alone.length)
  const stopped = await sweeps.get(sweep.id)
  if (stopped) await goOnWithSweep(workspace, stopped)
  const both = await until(sweep.id, isOver)
  expect(found(both)).toEqual(found(alone))
  expect(both.map(({ id }) => id)).toEqual(expect.arrayContaining(some.map(({ id }) => id)))
  expect(await jobs.get(jobId(sweep.id))).toMatchObject({ kind: 'sweep', state: 'done', done: 8 })
  expect(await Promise.all(both.map(({ id }) => jobs.get(jobId(id))))).toEqual(both.map(() => null))
})

test('its trials are judged before the validation period begins; its winner, trained on the whole, in it', async () => {
  const sweep = (await sweeps.list())[0]
  if (!sweep) throw new Error('There is no sweep.')
  const trials = await runs.ofSweep(sweep.id)
  expect(trials.every(({ recipe }) => recipe.split.to === sweep.recipe.split.validFrom)).toBe(true)
  const settings = { penalty: 3 }
  const run = await trainWinner(workspace, sweep, { place: 1, trial: 1, level: 2, settings })
  expect(run).toMatchObject({ recipe: { ...sweep.recipe, settings }, sweep: { training: null, isSelectedOn: false } })
  await vi.waitFor(async () => expect(run && (await runs.get(run.id))?.state.status).toBe('finished'), 20_000)
})

test('a sweep whose tab is gone is called interrupted', async () => {
  const [known] = await sweeps.list()
  if (!known) throw new Error('There is no sweep.')
  const lost = { ...known, id: sweepId('lost'), state: { status: 'running', since: millis(1) } } as const
  await sweeps.put(lost)
  const rest = keepRight(workspace)
  await until(lost.id, (state) => state.status === 'stopped' && state.why === 'interrupted')
  rest()
})
