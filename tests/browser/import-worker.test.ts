import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { cdp } from 'vitest/browser'
import { Database } from '@/lib/adapters/dexie/database'
import { dexieDatasetIndex } from '@/lib/adapters/dexie/dataset-index'
import { opfsDatasetStore } from '@/lib/adapters/opfs/opfs-dataset-store'
import { openTripDirectory } from '@/lib/adapters/opfs/trip-directory'
import { type JobId, jobId } from '@/lib/shared/job'
import { DEFAULT_RULES } from '@/lib/trips/import-rules'
import { simulatedZones } from '@/lib/trips/simulation/simulated-zones'
import { fillMemory } from '@/tests/fixtures/full-memory'
import { simulate } from '@/tests/fixtures/simulated-trips'
import { closeImporter, removeDataset, withImporter } from '@/workers/import/client'

const database = new Database()
const REQUEST = { name: null, rules: DEFAULT_RULES }
const HEADER = 'lpep_pickup_datetime,lpep_dropoff_datetime,PULocationID,DOLocationID,trip_distance'

let jobs = 0
const nextJob = (): JobId => jobId(`test-${Date.now()}-${jobs++}`)

const csv = (rows: number, name = 'green.csv', seconds = 600): File => {
  const lines = [HEADER]
  for (let i = 0; i < rows; i++) {
    const at = Date.UTC(2023, 0, 1) + ((i * 37) % (27 * 86_400)) * 1000
    const text = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace('T', ' ')
    lines.push(`${text(at)},${text(at + seconds * 1000)},${(i % 260) + 1},75,1.5`)
  }
  return new File([lines.join('\n')], name)
}

/** Large enough that its import is under way when the next message comes. */
const large = (): File => {
  const part = csv(100_000)
  return new File([part, ...Array.from({ length: 15 }, () => part.slice(HEADER.length))], 'large.csv')
}

const points = (): File =>
  new File(['LocationID,zone,borough,lat,lon\n74,East Harlem,Manhattan,40.8,-73.94\n'], 'points.csv')

const opened: Worker[] = []

const filesThere = async () => (await openTripDirectory()).names()

beforeEach(async () => {
  for (const worker of opened.splice(0)) worker.terminate()
  const directory = await openTripDirectory()
  await database.open()
  await Promise.all(database.tables.map((table) => table.clear()))
  for (const name of await directory.names()) await directory.remove(name)
})

afterAll(() => {
  closeImporter()
  database.close()
})

test('an import is stored, listed and read back, with its job done', async () => {
  const job = nextJob()
  const outcome = await withImporter((importer) => importer.importFiles([csv(5_000)], REQUEST, job))
  if (!outcome.ok) throw new Error(outcome.error.message)
  const store = opfsDatasetStore(dexieDatasetIndex(database), await openTripDirectory())
  expect((await store.list()).map((dataset) => [dataset.name, dataset.rows])).toEqual([['green', 5_000]])
  const trips = await store.readTrips(outcome.value.datasetId)
  expect(trips.ok && trips.value.pickupZone.slice(0, 3)).toEqual(Uint16Array.of(1, 2, 3))
  expect(await database.jobs.get(job)).toMatchObject({
    state: 'done',
    href: `/data/dataset?id=${outcome.value.datasetId}`,
  })
})

test('more rows than one chunk holds come back in order', async () => {
  const outcome = await withImporter((importer) => importer.importFiles([csv(300_000)], REQUEST, nextJob()))
  if (!outcome.ok) throw new Error(outcome.error.message)
  const stored = await dexieDatasetIndex(database).get(outcome.value.datasetId)
  expect(stored?.storage.chunks.map((chunk) => chunk.rows)).toEqual([262_144, 37_856])
  const trips = await opfsDatasetStore(dexieDatasetIndex(database), await openTripDirectory()).readTrips(
    outcome.value.datasetId,
  )
  if (!trips.ok) throw new Error(trips.error.message)
  for (const i of [0, 262_143, 262_144, 299_999]) expect(trips.value.pickupZone[i]).toBe((i % 260) + 1)
})

test('the same bytes twice are one dataset, under any name and order', async () => {
  const a = csv(2_000, 'a.csv')
  const b = csv(1_000, 'b.csv', 700)
  const first = await withImporter((importer) => importer.importFiles([a, b], REQUEST, nextJob()))
  const again = await withImporter((importer) => importer.importFiles([b, a], REQUEST, nextJob()))
  expect(first).toMatchObject({ ok: true, value: { existed: false } })
  expect(again).toMatchObject({ ok: true, value: { existed: true } })
  expect(await database.datasets.count()).toBe(1)
  expect(await filesThere()).toHaveLength(1)
})

test('the same rows in another wrapping are one dataset', async () => {
  const file = csv(2_000)
  const packed = await new Response(file.stream().pipeThrough(new CompressionStream('gzip'))).blob()
  await withImporter((importer) => importer.importFiles([file], REQUEST, nextJob()))
  const again = await withImporter((importer) =>
    importer.importFiles([new File([packed], 'green.csv.gz')], REQUEST, nextJob()),
  )
  expect(again).toMatchObject({ ok: true, value: { existed: true } })
  expect(await filesThere()).toHaveLength(1)
})

test('of files whose rows are a dataset already it is said what was rejected, with all rejects, and its own report stays', async () => {
  const clean = await csv(2_000).text()
  const [header = '', first = ''] = clean.split('\n')
  const bad = first.replace(/\d\d:\d\d:\d\d/, 'noon')
  await withImporter((importer) => importer.importFiles([csv(2_000)], REQUEST, nextJob()))
  const dirty = new File([clean.replace(`${header}\n`, `${header}\n${bad}\n`)], 'dirty.csv')
  const again = await withImporter((importer) => importer.importFiles([dirty], REQUEST, nextJob()))
  if (!again.ok) throw new Error(again.error.message)
  const { existed, found } = again.value
  expect([existed, found?.name, found?.report.quality.read, found?.report.quality.kept]).toEqual([
    true,
    'dirty',
    2_001,
    2_000,
  ])
  expect(await found?.rejects?.text()).toContain('unreadable-time')
  expect((await database.datasets.toArray())[0]?.dataset.quality.read).toBe(2_000)
  expect(await filesThere()).toHaveLength(1)
})

test('a gzip of several members is read to its end, though the platform refuses it', async () => {
  const packed = (text: string) =>
    new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer()
  const text = await csv(2_000).text()
  const half = text.indexOf('\n', text.length / 2) + 1
  const members = new Blob([await packed(text.slice(0, half)), await packed(text.slice(half))])
  const outcome = await withImporter((importer) =>
    importer.importFiles([new File([members], 'green.csv.gz')], REQUEST, nextJob()),
  )
  expect(outcome.ok).toBe(true)
  expect((await database.datasets.toArray())[0]?.dataset.rows).toBe(2_000)
})

test('Parquet packed with Snappy is read in the worker', async () => {
  const times = (minutes: number) =>
    Array.from({ length: 500 }, (_, i) => new Date(Date.UTC(2023, 0, 5, 8, i + minutes)))
  const ids = Array.from({ length: 500 }, (_, i) => BigInt(1 + (i % 260)))
  const bytes = parquetWriteBuffer({
    columnData: [
      { name: 'tpep_pickup_datetime', data: times(0), type: 'TIMESTAMP' },
      { name: 'tpep_dropoff_datetime', data: times(12), type: 'TIMESTAMP' },
      { name: 'PULocationID', data: ids, type: 'INT64' },
      { name: 'DOLocationID', data: ids, type: 'INT64' },
    ],
  })
  const outcome = await withImporter((importer) =>
    importer.importFiles([new File([bytes], 'yellow.parquet')], REQUEST, nextJob()),
  )
  expect(outcome.ok).toBe(true)
  const [row] = await database.datasets.toArray()
  expect(row?.dataset).toMatchObject({ rows: 500, files: [{ format: 'tlc-yellow' }] })
  expect(row?.dataset.profile.duration.median).toBe(720)
})

test('two imports of one file at the same time are one dataset', async () => {
  const spawn = () =>
    new Worker(new URL('../../workers/import/worker.ts', import.meta.url), { type: 'module', name: 'second' })
  const { wrap } = await import('comlink')
  const second = spawn()
  const importer = wrap<import('@/workers/import/api').ImportWorker>(second)
  const outcomes = await Promise.all([
    withImporter((first) => first.importFiles([csv(60_000)], REQUEST, nextJob())),
    importer.importFiles([csv(60_000)], REQUEST, nextJob()),
  ])
  second.terminate()
  expect(outcomes.map((outcome) => outcome.ok && outcome.value.existed).sort()).toEqual([false, true])
  expect(await database.datasets.count()).toBe(1)
  expect(await filesThere()).toHaveLength(1)
})

test('a cancelled import leaves nothing and says so', async () => {
  const job = nextJob()
  const file = large()
  const outcome = await withImporter(async (importer) => {
    const importing = importer.importFiles([file], REQUEST, job)
    await expect.poll(filesThere, { interval: 2, timeout: 20_000 }).not.toEqual([])
    await importer.cancel(job)
    return importing
  })
  expect(outcome).toMatchObject({ ok: false, error: { code: 'trips/cancelled' } })
  expect((await database.jobs.get(job))?.state).toBe('cancelled')
  expect(await database.datasets.count()).toBe(0)
  expect(await filesThere()).toEqual([])
})

test('a cancel that comes before the job is written down wins', async () => {
  closeImporter()
  const job = nextJob()
  const outcome = await withImporter(async (importer) => {
    const importing = importer.importFiles([csv(20_000), points()], REQUEST, job)
    await importer.cancel(job)
    return importing
  })
  expect(outcome).toMatchObject({ ok: false, error: { code: 'trips/cancelled' } })
  expect((await database.jobs.get(job))?.state).toBe('cancelled')
  expect(await database.datasets.count()).toBe(0)
  expect(await database.zoneSets.count()).toBe(0)
  expect(await filesThere()).toEqual([])
})

test('a cancel that comes while the commit waits for its turn wins', async () => {
  const outcome = await withImporter((importer) => importer.importFiles([csv(100)], REQUEST, nextJob()))
  if (!outcome.ok) throw new Error(outcome.error.message)
  const index = dexieDatasetIndex(database)
  const stored = await index.get(outcome.value.datasetId)
  if (!stored) throw new Error('the dataset is gone')
  await index.remove(outcome.value.datasetId)
  let isCancelled = false
  const zones = await simulatedZones(1)
  const commit = index.commit(stored, { zones, isCancelled: () => isCancelled })
  isCancelled = true
  expect(await commit).toBe('cancelled')
  expect([await database.datasets.count(), await database.zoneSets.count()]).toEqual([0, 0])
})

test('whenever a cancel comes, all of the import is there or nothing, as its answer and its job say', async () => {
  for (let wait = 0; wait <= 120; wait += 10) {
    const job = nextJob()
    await Promise.all([database.datasets.clear(), database.zoneSets.clear()])
    const outcome = await withImporter(async (importer) => {
      const importing = importer.importFiles([csv(20_000 + wait), points()], REQUEST, job)
      await new Promise((resolve) => setTimeout(resolve, wait))
      await importer.cancel(job)
      return importing
    })
    const kept = outcome.ok ? 1 : 0
    expect((await database.jobs.get(job))?.state).toBe(outcome.ok ? 'done' : 'cancelled')
    expect([await database.datasets.count(), await database.zoneSets.count()]).toEqual([kept, kept])
  }
})

test('while coordinates are placed in cells the job says so, and a cancel then leaves nothing', async () => {
  const head =
    'lpep_pickup_datetime,Lpep_dropoff_datetime,Pickup_longitude,Pickup_latitude,Dropoff_longitude,Dropoff_latitude'
  const lines = Array.from({ length: 150_000 }, (_, i) => {
    const day = String(1 + (i % 28)).padStart(2, '0')
    const place = (k: number) => `${-74 + ((i * k) % 1_000) / 9_000},${40.6 + ((i * k) % 997) / 5_000}`
    return `2015-01-${day} 08:00:00,2015-01-${day} 08:12:00,${place(7)},${place(13)}`
  })
  const job = nextJob()
  const outcome = await withImporter(async (importer) => {
    const importing = importer.importFiles([new File([[head, ...lines].join('\n')], 'green.csv')], REQUEST, job)
    await expect
      .poll(async () => (await database.jobs.get(job))?.doing, { interval: 1, timeout: 20_000 })
      .toMatch(/^placing [\d,]+ of 150,000 rides$/)
    await importer.cancel(job)
    return importing
  })
  expect(outcome).toMatchObject({ ok: false, error: { code: 'trips/cancelled' } })
  expect(await filesThere()).toEqual([])
})

test('the job knows how many bytes there are from its first moment', async () => {
  const job = nextJob()
  const file = large()
  const sizes: (number | null)[] = []
  const outcome = await withImporter(async (importer) => {
    const importing = importer.importFiles([file, points()], REQUEST, job)
    await expect.poll(() => database.jobs.get(job), { interval: 1, timeout: 20_000 }).toBeDefined()
    sizes.push((await database.jobs.get(job))?.of ?? null)
    await importer.cancel(job)
    return importing
  })
  expect(outcome.ok).toBe(false)
  expect(sizes).toEqual([file.size])
})

test('a worker killed half-way leaves no dataset, and the next start gives the space back', async () => {
  const { wrap } = await import('comlink')
  const doomed = new Worker(new URL('../../workers/import/worker.ts', import.meta.url), { type: 'module' })
  const job = nextJob()
  void wrap<import('@/workers/import/api').ImportWorker>(doomed).importFiles([large()], REQUEST, job)
  await expect.poll(filesThere, { interval: 2, timeout: 20_000 }).not.toEqual([])
  doomed.terminate()
  expect(await database.datasets.count()).toBe(0)
  await expect
    .poll(async () => {
      await withImporter((importer) => importer.sweep())
      return filesThere()
    })
    .toEqual([])
})

/** A worker of another tab that opens a file and keeps it until it is told to let go. */
async function holdFile(name: string): Promise<() => void> {
  const source = `
    onmessage = async ({ data: name }) => {
      const root = await navigator.storage.getDirectory()
      const folder = await root.getDirectoryHandle('trips', { create: true })
      const handle = await (await folder.getFileHandle(name, { create: true })).createSyncAccessHandle()
      postMessage('held')
      onmessage = () => handle.close()
    }`
  const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })))
  opened.push(worker)
  const isHeld = new Promise((resolve, reject) => {
    worker.onmessage = resolve
    worker.onerror = ({ message }) => reject(new Error(message))
  })
  worker.postMessage(name)
  await isHeld
  return () => worker.postMessage('let go')
}

test.each(['trips', 'rejects.csv'])(
  'an import whose .%s another tab holds says so, waits, and goes on once it is free',
  async (kind) => {
    const job = nextJob()
    const letGo = await holdFile(`${job}.${kind}`)
    const outcome = await withImporter(async (importer) => {
      const importing = importer.importFiles([csv(1_000)], REQUEST, job)
      await expect.poll(async () => (await database.jobs.get(job))?.heldFile).toBe(`${job}.${kind}`)
      letGo()
      return importing
    })
    expect(outcome).toMatchObject({ ok: true, value: { existed: false } })
    expect(await database.jobs.get(job)).toMatchObject({ state: 'done', heldFile: null })
  },
)

test('an import that waits for another tab can be cancelled, and leaves nothing of its own', async () => {
  const job = nextJob()
  await holdFile(`${job}.rejects.csv`)
  const outcome = await withImporter(async (importer) => {
    const importing = importer.importFiles([csv(1_000)], REQUEST, job)
    await expect.poll(async () => (await database.jobs.get(job))?.heldFile).toBe(`${job}.rejects.csv`)
    await importer.cancel(job)
    return importing
  })
  expect(outcome).toMatchObject({ ok: false, error: { code: 'trips/cancelled' } })
  expect((await database.jobs.get(job))?.state).toBe('cancelled')
  expect(await filesThere()).toEqual([`${job}.rejects.csv`])
})

test('trips that another tab holds are read beside it; a delete waits, says so, and gives the room back once they are free', async () => {
  const outcome = await withImporter((importer) => importer.importFiles([csv(1_000)], REQUEST, nextJob()))
  if (!outcome.ok) throw new Error(outcome.error.message)
  const id = outcome.value.datasetId
  const [name = ''] = await filesThere()
  const letGo = await holdFile(name)
  const store = opfsDatasetStore(dexieDatasetIndex(database), await openTripDirectory())
  expect((await store.readTrips(id)).ok).toBe(true)
  const told: (string | null)[] = []
  const removed = await removeDataset(id, (file) => {
    told.push(file)
    letGo()
  })
  expect(removed).toEqual({ ok: true, value: null })
  expect(told).toEqual([name, null])
  expect(await filesThere()).toEqual([])
})

test('trips that another tab never lets go are an error with the remedy, and the next sweep after gives their room back', async () => {
  const outcome = await withImporter((importer) => importer.importFiles([csv(1_000)], REQUEST, nextJob()))
  if (!outcome.ok) throw new Error(outcome.error.message)
  const [name = ''] = await filesThere()
  const letGo = await holdFile(name)
  const impatient = opfsDatasetStore(dexieDatasetIndex(database), await openTripDirectory(), 200)
  const removed = await impatient.remove(outcome.value.datasetId)
  expect(removed.ok ? '' : removed.error.message).toMatch(
    new RegExp(`green is deleted.*${name}.*Close the other tabs of Ridecast`),
  )
  expect(await database.datasets.count()).toBe(0)
  expect(await withImporter((importer) => importer.sweep())).toBe(0)
  letGo()
  await expect.poll(() => withImporter((importer) => importer.sweep())).toBe(1)
  expect(await filesThere()).toEqual([])
})

test('an import for which there is no room leaves nothing, and the next one that fits is kept', async () => {
  const session = cdp() as unknown as { send(method: string, params: object): Promise<unknown> }
  const { usage = 0 } = await navigator.storage.estimate()
  const { origin } = location
  const job = nextJob()
  try {
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 2_000_000 })
    const outcome = await withImporter((importer) => importer.importFiles([csv(300_000)], REQUEST, job))
    expect(outcome).toMatchObject({ ok: false, error: { code: 'storage/quota' } })
    expect(await filesThere()).toEqual([])
    expect(await database.datasets.count()).toBe(0)
  } finally {
    await session.send('Storage.overrideQuotaForOrigin', { origin })
  }
  const small = await withImporter((importer) => importer.importFiles([csv(1_000)], REQUEST, nextJob()))
  expect(small.ok).toBe(true)
})

test('an import that runs out of memory says what to do and leaves nothing, and the next one is kept', async () => {
  await withImporter((importer) => importer.sweep())
  let job = nextJob()
  // What a collector gives back in the middle may be enough: then once more.
  for (let left = 5; left > 0; left--) {
    closeImporter()
    await Promise.all(database.tables.map((table) => table.clear()))
    job = nextJob()
    const giveBack = fillMemory(2 ** 20)
    await withImporter((importer) => importer.importFiles([csv(1_000)], REQUEST, job)).finally(giveBack)
    if ((await database.jobs.get(job))?.error?.code === 'import/memory') break
  }
  expect(await database.jobs.get(job)).toMatchObject({
    state: 'failed',
    error: { message: expect.stringMatching(/not enough memory.*Import fewer files at once, or close other tabs/) },
  })
  expect(await database.datasets.count()).toBe(0)
  const next = await withImporter((importer) => importer.importFiles([csv(1_000)], REQUEST, nextJob()))
  expect(next.ok).toBe(true)
})

test('a failed import leaves nothing and its job says why', async () => {
  const job = nextJob()
  const outcome = await withImporter((importer) =>
    importer.importFiles([csv(50_000, 'a.csv'), new File(['when\n1\n'], 'b.csv'), points()], REQUEST, job),
  )
  expect(outcome).toMatchObject({ ok: false, error: { code: 'trips/unknown-header' } })
  expect(await database.jobs.get(job)).toMatchObject({ state: 'failed', error: { code: 'trips/unknown-header' } })
  expect(await filesThere()).toEqual([])
  expect(await database.zoneSets.count()).toBe(0)
})

test('zone files dropped with the trips become their zone set', async () => {
  const outcome = await withImporter((importer) => importer.importFiles([points(), csv(100)], REQUEST, nextJob()))
  if (!outcome.ok) throw new Error(outcome.error.message)
  expect(outcome.value.zoneSetId).not.toBeNull()
  expect((await database.zoneSets.toArray())[0]?.zones[0]?.name).toBe('East Harlem')
  expect((await database.datasets.toArray())[0]?.dataset.zoneSetId).toBe(outcome.value.zoneSetId)
})

test('zones imported later are used by the datasets that have none', async () => {
  await withImporter((importer) => importer.importFiles([csv(100)], REQUEST, nextJob()))
  const zones = await withImporter((importer) => importer.importZones([points()]))
  expect(zones.ok && (await database.datasets.toArray())[0]?.dataset.zoneSetId).toBe(zones.ok && zones.value.zoneSetId)
})

test('names and points that come one after the other are one set, and the datasets of the first use it', async () => {
  const names = new File(['LocationID,Borough,Zone\n74,Manhattan,EAST HARLEM\n'], 'names.csv')
  await withImporter((importer) => importer.importFiles([csv(100)], REQUEST, nextJob()))
  await withImporter((importer) => importer.importZones([names]))
  const outcome = await withImporter((importer) => importer.importZones([points()]))
  expect(outcome).toMatchObject({ ok: true, value: { completed: 'names', usedBy: ['green'], others: [] } })
  const sets = await database.zoneSets.toArray()
  // No run was made with the names alone, so they need not stay beside what they became part of.
  expect(sets.map((set) => set.name)).toEqual(['names + points'])
  expect(sets[0]?.zones).toMatchObject([{ id: 74, name: 'EAST HARLEM', lat: 40.8 }])
  expect((await database.datasets.toArray())[0]?.dataset.zoneSetId).toBe(sets[0]?.id)
})

test('rides that another dataset holds are counted', async () => {
  await withImporter((importer) => importer.importFiles([csv(3_000, 'a.csv')], REQUEST, nextJob()))
  const outcome = await withImporter((importer) => importer.importFiles([csv(5_000, 'b.csv')], REQUEST, nextJob()))
  expect(outcome).toMatchObject({ ok: true, value: { overlaps: [{ name: 'a', rides: 3_000 }] } })
})

test('sample trips are simulated here as they are in Node, and say so', async () => {
  const outcome = await withImporter((importer) => importer.simulate({ seed: 2, rides: 60_000 }, nextJob()))
  if (!outcome.ok) throw new Error(outcome.error.message)
  const [row] = await database.datasets.toArray()
  expect(row?.dataset).toMatchObject({ simulated: true, name: 'Sample trips', zoneSetId: outcome.value.zoneSetId })
  expect(row?.dataset.noiseFloorMinutes).toBe(simulate().noiseFloorMinutes)
  expect(String(outcome.value.datasetId)).toBe('5152537b27f2b985f19bd6e5bad9011293b9967674a225a71010a36c69c776d9')
})

test('a flipped bit in the stored columns is found when they are read', async () => {
  const outcome = await withImporter((importer) => importer.importFiles([csv(1_000)], REQUEST, nextJob()))
  if (!outcome.ok) throw new Error(outcome.error.message)
  const directory = await openTripDirectory()
  const [name = ''] = await directory.names()
  const writable = await (await directory.handle.getFileHandle(name)).createWritable({ keepExistingData: true })
  await writable.write({ type: 'write', position: 5_000, data: Uint8Array.of(0xa5) })
  await writable.close()
  const store = opfsDatasetStore(dexieDatasetIndex(database), directory)
  expect(await store.readTrips(outcome.value.datasetId)).toMatchObject({
    ok: false,
    error: { code: 'dataset/damaged' },
  })
})

test('a deleted dataset gives its space back, rejects included', async () => {
  const bad = new File([`${HEADER}\n2023-01-01 00:00:00,2023-01-01 00:10:00,1,2,1\nbad\n`], 'bad.csv')
  const outcome = await withImporter((importer) => importer.importFiles([bad], REQUEST, nextJob()))
  if (!outcome.ok) throw new Error(outcome.error.message)
  const { datasetId } = outcome.value
  const rejects = await withImporter((importer) => importer.rejects(datasetId))
  expect(await rejects?.text()).toBe('file,line,reason,row\r\nbad.csv,3,wrong-field-count,"bad"\r\n')
  await withImporter((importer) => importer.removeDataset(datasetId))
  expect(await filesThere()).toEqual([])
  expect(await database.datasets.count()).toBe(0)
})
