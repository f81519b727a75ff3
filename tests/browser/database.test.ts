import Dexie from 'dexie'
import { afterEach, expect, test } from 'vitest'
import { type Access, Database } from '@/lib/adapters/dexie/database'
import { MIGRATIONS, type Migration } from '@/lib/adapters/dexie/migrations'
import { runId } from '@/lib/shared/ids'
import { aRun } from '@/tests/fixtures/a-run'
import saved from '@/tests/fixtures/workspace-v1.json'

const opened: Dexie[] = []
const name = () => `test-${crypto.randomUUID()}`

function keep<T extends Dexie>(database: T): T {
  opened.push(database)
  return database
}

afterEach(async () => {
  const names = new Set(opened.map((database) => database.name))
  for (const database of opened.splice(0)) database.close()
  for (const each of names) await Dexie.delete(each)
})

const NEXT: readonly Migration[] = [
  ...MIGRATIONS,
  {
    version: 99,
    stores: {},
    rows: { runs: (row) => (row.name === 'drop me' ? null : { ...row, notes: `${String(row.notes)}!` }) },
  },
]

test('a workspace saved by version 1 opens, and every row is as it was', async () => {
  const database = keep(new Database(name()))
  await database.table('runs').bulkPut(saved.runs)
  await database.table('modelVersions').bulkPut(saved.modelVersions)
  database.close()
  const again = keep(new Database(database.name))
  expect(await again.runs.toArray()).toEqual(saved.runs)
  expect(await again.modelVersions.toArray()).toEqual(saved.modelVersions)
  expect(again.access).toBe('writable')
})

test('datasets saved by version 1 have no points, and keep all else', async () => {
  const old = keep(new Database(name(), MIGRATIONS.slice(0, 1)))
  const row = { schemaVersion: 1, id: 'd', importedAt: 1, dataset: { id: 'd', rows: 3 }, storage: { file: 'x' } }
  await old.table('datasets').put(row)
  old.close()
  const again = keep(new Database(old.name))
  expect(await again.table('datasets').toArray()).toEqual([{ ...row, dataset: { ...row.dataset, hasPoints: false } }])
})

test('zone sets saved by version 1 lie on the ground, and keep their zones and their id', async () => {
  const old = keep(new Database(name(), MIGRATIONS.slice(0, 1)))
  const zones = [{ id: 1, name: 'Newark', borough: 'EWR', lat: 40.5, lon: -74.5 }]
  const row = { schemaVersion: 1, id: 'z', name: 'points', zones, simulated: false }
  await old.table('zoneSets').put(row)
  old.close()
  const again = keep(new Database(old.name))
  expect(await again.table('zoneSets').toArray()).toEqual([
    { ...row, schemaVersion: 2, layout: { kind: 'ground' }, readAs: [] },
  ])
})

test('a migration rewrites each row by its pure function and drops what it refuses', async () => {
  const database = keep(new Database(name()))
  await database.runs.bulkPut([aRun({ id: runId('a'), notes: 'kept' }), aRun({ id: runId('b'), name: 'drop me' })])
  database.close()
  const next = keep(new Database(database.name, NEXT))
  expect((await next.runs.toArray()).map((run) => [run.id, run.notes])).toEqual([['a', 'kept!']])
})

test('an old tab lets go when a newer build opens the workspace, and says so', async () => {
  const old = keep(new Database(name()))
  await old.runs.put(aRun())
  const seen: Access[] = []
  old.watchAccess((access) => seen.push(access))
  const started = performance.now()
  const next = keep(new Database(old.name, NEXT))
  await next.open()
  expect(performance.now() - started).toBeLessThan(5000)
  expect(seen).toEqual(['replaced'])
  expect(old.isOpen()).toBe(false)
  await expect(old.runs.toArray()).rejects.toThrow()
})

test('an older build reads what a newer one saved, and refuses to change it', async () => {
  const next = keep(new Database(name(), NEXT))
  await next.runs.put(aRun())
  next.close()
  const old = keep(new Database(next.name))
  await old.open()
  expect(old.access).toBe('read-only')
  expect(await old.runs.toArray()).toHaveLength(1)
  await expect(old.runs.put(aRun({ id: runId('another') }))).rejects.toThrow('saved by a newer Ridecast')
  expect(await old.runs.count()).toBe(1)
})

test('commits of models wait for the disk, progress does not', async () => {
  const durabilities: (string | undefined)[] = []
  const original = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    if (mode === 'readwrite') durabilities.push(options?.durability)
    return original.call(this, stores, mode, options)
  }
  try {
    const database = keep(new Database(name()))
    await database.open()
    await database.jobs.clear()
    await database.artefacts.clear()
    expect(durabilities).toEqual([undefined, 'strict'])
  } finally {
    IDBDatabase.prototype.transaction = original
  }
})
