import { afterAll, beforeEach, expect, test } from 'vitest'
import { cdp } from 'vitest/browser'
import { Database } from '@/lib/adapters/dexie/database'
import { dexieDatasetCatalogue } from '@/lib/adapters/dexie/dataset-catalogue'
import { dexieDatasetIndex } from '@/lib/adapters/dexie/dataset-index'
import { opfsDatasetStore } from '@/lib/adapters/opfs/opfs-dataset-store'
import { openTripDirectory } from '@/lib/adapters/opfs/trip-directory'
import type { DatasetId } from '@/lib/shared/ids'
import { type JobId, jobId } from '@/lib/shared/job'
import { daysFromCivil } from '@/lib/shared/local-time'
import { DEFAULT_RULES } from '@/lib/trips/import-rules'
import { isWhole, type Profile } from '@/lib/trips/profile'
import { NO_FILTER } from '@/lib/trips/trip-filter'
import type { ImportWorker } from '@/workers/import/api'
import { cancelImport, closeImporter, type DeriveRequest, removeDataset, withImporter } from '@/workers/import/client'
import { closeProfiler, driftBetween, filteredProfile, renewProfile } from '@/workers/profile/client'

const database = new Database()
const catalogue = dexieDatasetCatalogue(database)
const HEADER = 'lpep_pickup_datetime,lpep_dropoff_datetime,PULocationID,DOLocationID,trip_distance'

let jobs = 0
const nextJob = (): JobId => jobId(`derive-${Date.now()}-${jobs++}`)
const filesThere = async () => (await openTripDirectory()).names()
const silent = () => undefined
const never = new AbortController().signal

/** Rides of some days of January, every few seconds. */
function file(name: string, fromDay: number, days: number, rows: number): File {
  const lines = [HEADER]
  for (let i = 0; i < rows; i++) {
    const at = Date.UTC(2023, 0, fromDay) + Math.floor((i / rows) * days * 86_400) * 1000
    const text = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace('T', ' ')
    lines.push(`${text(at)},${text(at + (300 + (i % 900)) * 1000)},${(i % 20) + 1},75,1.5`)
  }
  return new File([lines.join('\n')], name)
}

async function imported(...files: readonly File[]): Promise<DatasetId> {
  const outcome = await withImporter((importer) =>
    importer.importFiles([...files], { name: null, rules: DEFAULT_RULES }, nextJob()),
  )
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value.datasetId
}

const derive = (request: DeriveRequest, job = nextJob()) => withImporter((importer) => importer.derive(request, job))

beforeEach(async () => {
  const directory = await openTripDirectory()
  await database.open()
  await Promise.all(database.tables.map((table) => table.clear()))
  for (const name of await directory.names()) await directory.remove(name)
})

afterAll(() => {
  closeImporter()
  closeProfiler()
  database.close()
})

test('two datasets combined are the one that their files make together, and say what they were made from', async () => {
  const [a, b] = [file('a.csv', 1, 5, 3_000), file('b.csv', 5, 5, 3_000)]
  const parents = [await imported(a), await imported(b)]
  const combined = await derive({ act: 'combined', of: parents, name: 'both' })
  if (!combined.ok) throw new Error(combined.error.message)
  const there = await catalogue.get(combined.value.datasetId)
  expect(there).toMatchObject({
    name: 'both',
    rows: 6_000,
    madeFrom: { act: 'combined', of: [{ name: 'a' }, { name: 'b' }] },
  })
  expect(await imported(a, b)).toBe(combined.value.datasetId)
  expect(await database.datasets.count()).toBe(3)
  expect(await filesThere()).toHaveLength(3)
})

test('chosen rides are a dataset of their own; the same choice twice is one', async () => {
  const parent = await imported(file('a.csv', 1, 10, 4_000))
  const request: DeriveRequest = { act: 'filtered', of: parent, filter: { ...NO_FILTER, pickupZone: 7 }, name: 'seven' }
  const [first, again] = [await derive(request), await derive(request)]
  expect(first).toMatchObject({ ok: true, value: { existed: false } })
  expect(again).toMatchObject({ ok: true, value: { existed: true } })
  const made = first.ok ? await catalogue.get(first.value.datasetId) : null
  expect(made).toMatchObject({ rows: 200, quality: { read: 200, kept: 200 }, overlaps: [{ with: parent, rides: 200 }] })
  expect(made?.profile.topPickups).toMatchObject([{ zone: 7, rows: 200 }])
  // The file is the parent's: importing it again is the parent, not the choice.
  expect(await imported(file('a.csv', 1, 10, 4_000))).toBe(parent)
})

test('a choice without rides, and one cancelled under way, leave nothing behind', async () => {
  const parent = await imported(file('a.csv', 1, 10, 60_000))
  const before = await filesThere()
  const nothing = await derive({ act: 'filtered', of: parent, filter: { ...NO_FILTER, pickupZone: 99 }, name: 'none' })
  expect(nothing).toMatchObject({ ok: false, error: { code: 'filter/nothing' } })
  const job = nextJob()
  const deriving = derive({ act: 'filtered', of: parent, filter: { ...NO_FILTER, fromDay: 0 }, name: 'all' }, job)
  await cancelImport(job)
  expect(await deriving).toMatchObject({ ok: false, error: { code: 'trips/cancelled' } })
  expect(await filesThere()).toEqual(before)
  expect(await database.datasets.count()).toBe(1)
})

/** Two parents of more rows together than a chunk holds, and what is made of them: everything, and most of one. */
async function aLargePair(): Promise<readonly DeriveRequest[]> {
  const of = [await imported(file('a.csv', 1, 10, 150_000)), await imported(file('b.csv', 11, 10, 130_000))]
  return [
    { act: 'combined', of, name: 'both' },
    {
      act: 'filtered',
      of: of[0] as DatasetId,
      filter: { ...NO_FILTER, fromDay: daysFromCivil(2023, 1, 2) },
      name: 'most',
    },
  ]
}

/** What is listed is complete, and beside its files there are none. */
async function expectWhole(listed: number): Promise<void> {
  expect(await database.datasets.count()).toBe(listed)
  const store = opfsDatasetStore(dexieDatasetIndex(database), await openTripDirectory())
  const rows = await database.datasets.toArray()
  for (const { dataset } of rows) expect((await store.readTrips(dataset.id)).ok, dataset.name).toBe(true)
  expect((await filesThere()).sort()).toEqual(rows.map(({ storage }) => storage.file).sort())
}

test('wherever room runs out while rides are combined or chosen, nothing of them is left, and they are made once there is room', async () => {
  const requests = await aLargePair()
  const session = cdp() as unknown as { send(method: string, params: object): Promise<unknown> }
  const { origin } = location
  for (const request of requests) {
    // A chunk takes 5.5 MB; the last write is that of the record.
    for (const room of [10_000, 2_000_000, 5_600_000]) {
      const { usage = 0 } = await navigator.storage.estimate()
      await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + room })
      const outcome = await derive(request).finally(() => session.send('Storage.overrideQuotaForOrigin', { origin }))
      if (!outcome.ok) expect(outcome.error.code, `${request.name} in ${room} bytes`).toBe('storage/quota')
      await expectWhole(outcome.ok ? 3 : 2)
      if (outcome.ok) await removeDataset(outcome.value.datasetId, silent)
      else expect(room, `${request.name} has no room in ${room} bytes`).toBeLessThan(6_000_000)
    }
    const outcome = await derive(request)
    expect(outcome.ok).toBe(true)
    await expectWhole(3)
    if (outcome.ok) await removeDataset(outcome.value.datasetId, silent)
  }
})

test('whenever the worker that combines or chooses rides is killed, all of them are there or none, and the next start gives the space back', async () => {
  const requests = await aLargePair()
  const { wrap } = await import('comlink')
  let killed = 0
  for (const request of requests)
    for (const wait of [20, 120, 300]) {
      const doomed = new Worker(new URL('../../workers/import/worker.ts', import.meta.url), { type: 'module' })
      const job = nextJob()
      const deriving = wrap<ImportWorker>(doomed).derive(request, job)
      await expect.poll(() => database.jobs.get(job), { interval: 2, timeout: 20_000 }).toBeDefined()
      await Promise.race([deriving, new Promise((resolve) => setTimeout(resolve, wait))])
      doomed.terminate()
      // What it held is free only a moment after it is gone.
      await expect.poll(async () => ((await navigator.locks.query()).held ?? []).map(({ name }) => name)).toEqual([])
      await withImporter((importer) => importer.sweep())
      const listed = await database.datasets.count()
      await expectWhole(listed)
      if (listed === 2) killed++
      const made = (await database.datasets.toArray()).find(({ dataset }) => dataset.madeFrom)
      if (made) await removeDataset(made.dataset.id, silent)
    }
  expect(killed, 'killed before the commit').toBeGreaterThan(1)
}, 120_000)

test('stored rows that are damaged become part of no other dataset', async () => {
  const parent = await imported(file('a.csv', 1, 10, 4_000))
  const row = await database.datasets.get(parent)
  if (!row) throw new Error('nothing was imported')
  const { storage } = row
  await database.datasets.put({
    ...row,
    storage: {
      ...storage,
      chunks: storage.chunks.map((chunk) => ({ ...chunk, sha256: storage.file as typeof chunk.sha256 })),
    },
  })
  const made = await derive({ act: 'filtered', of: parent, filter: { ...NO_FILTER, pickupZone: 7 }, name: 'seven' })
  expect(made).toMatchObject({ ok: false, error: { code: 'dataset/damaged' } })
  expect(await filesThere()).toHaveLength(1)
})

test('the figures of one place are computed in the worker, kept for who comes back, and can be taken back', async () => {
  const parent = await imported(file('a.csv', 1, 10, 40_000))
  const filter = { ...NO_FILTER, pickupZone: 3 }
  const found = await filteredProfile(parent, filter, never, silent)
  expect(found).toMatchObject({
    ok: true,
    value: { rows: 2_000, profile: { topDropoffs: [{ zone: 75, rows: 2_000 }] } },
  })
  expect(await filteredProfile(parent, filter, never, silent)).toBe(found)
  const gone = new AbortController()
  const asking = filteredProfile(parent, { ...NO_FILTER, pickupZone: 4 }, gone.signal, silent)
  gone.abort()
  expect(await asking).toMatchObject({ ok: false, error: { code: 'profile/cancelled' } })
})

test('a profile of the first release is made anew with all its parts, the same in what it had', async () => {
  const id = await imported(file('a.csv', 1, 10, 4_000))
  const row = await database.datasets.get(id)
  if (!row) throw new Error('nothing was imported')
  const { version: _, density: __, hourOfWeekMedian: ___, days: ____, ...first } = row.dataset.profile
  const old: Profile = first
  await database.datasets.put({ ...row, dataset: { ...row.dataset, profile: old } })
  expect(isWhole(old)).toBe(false)
  expect((await renewProfile(id, never, silent)).ok).toBe(true)
  expect((await catalogue.get(id))?.profile).toEqual(row.dataset.profile)
})

test('what moved between two datasets is told by the worker', async () => {
  const ids = [await imported(file('a.csv', 1, 14, 4_000)), await imported(file('b.csv', 15, 14, 4_000))] as const
  const drift = await driftBetween(ids[0], ids[1], never, silent)
  if (!drift.ok) throw new Error(drift.error.message)
  expect(drift.value.columns.find(({ key }) => key === 'distance')).toMatchObject({ movement: 'steady' })
})

test('notes are stored only over the text that was seen', async () => {
  const id = await imported(file('a.csv', 1, 2, 500))
  expect(await catalogue.update(id, { notes: 'mine' }, { notes: '' })).toBe(true)
  expect(await catalogue.update(id, { notes: 'theirs' }, { notes: '' })).toBe(false)
  expect((await catalogue.get(id))?.notes).toBe('mine')
})
