import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type OpenOptions, openDatabase } from './open-database'

interface Tables {
  readonly note: { text: string }
}

const options: OpenOptions = {
  migrations: [
    'CREATE TABLE commit_count (n INTEGER NOT NULL); INSERT INTO commit_count VALUES (0); CREATE TABLE note (text TEXT NOT NULL)',
  ],
  synchronous: 'FULL',
  countCommits: true,
}

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ridecast-db-'))
  path = join(folder, 'control.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = (its: OpenOptions = options) => openDatabase<Tables>(path, its)

async function write(texts: readonly string[], andClose = true) {
  const opened = open()
  if (!opened.ok) throw new Error(opened.error.message)
  const { db } = opened.value
  for (const text of texts) await db.transaction().execute((tx) => tx.insertInto('note').values({ text }).execute())
  if (andClose) await opened.value.close()
  return opened.value
}

function refusal(its: OpenOptions = options): string {
  const opened = open(its)
  if (opened.ok) throw new Error('it was opened')
  return opened.error.message
}

describe('a database', () => {
  test('is made where there was none, and keeps what was written', async () => {
    await write(['a', 'b'])
    const again = await write(['c'], false)
    expect(await again.db.selectFrom('note').selectAll().execute()).toEqual([
      { text: 'a' },
      { text: 'b' },
      { text: 'c' },
    ])
    await again.close()
  })

  test('rolls back a transaction that throws', async () => {
    const { db, close } = await write([], false)
    const doomed = db.transaction().execute(async (tx) => {
      await tx.insertInto('note').values({ text: 'never' }).execute()
      throw new Error('no')
    })
    await expect(doomed).rejects.toThrow('no')
    expect(await db.selectFrom('note').selectAll().execute()).toEqual([])
    await close()
  })

  test('gives concurrent transactions their turn', async () => {
    const { db, close } = await write([], false)
    const texts = Array.from({ length: 20 }, (_, i) => String(i))
    await Promise.all(
      texts.map((text) => db.transaction().execute((tx) => tx.insertInto('note').values({ text }).execute())),
    )
    expect(await db.selectFrom('note').selectAll().execute()).toHaveLength(20)
    await close()
  })

  test('fails a write as busy while another program holds the lock, without stopping the event loop', async () => {
    const { db, close } = await write(['a'], false)
    const other = new Database(path)
    other.exec('BEGIN IMMEDIATE')
    let ticks = 0
    const ticking = setInterval(() => ticks++, 10)
    const blocked = db.transaction().execute((tx) => tx.insertInto('note').values({ text: 'b' }).execute())
    await expect(blocked).rejects.toMatchObject({ name: 'StoreFailure', kind: 'busy' })
    clearInterval(ticking)
    expect(ticks).toBeGreaterThan(50)
    other.exec('ROLLBACK')
    other.close()
    await db.transaction().execute((tx) => tx.insertInto('note').values({ text: 'c' }).execute())
    await close()
  })
})

describe('a database is refused, with the way to restore it, when', () => {
  test('it is missing though it was here', async () => {
    await write(['a'])
    rmSync(path)
    expect(refusal()).toMatch(/control\.db is missing.*from a backup/)
    expect(existsSync(path)).toBe(false)
  })

  test('it was emptied', async () => {
    await write(['a'])
    truncateSync(path, 0)
    expect(refusal()).toMatch(/is empty/)
    expect(statSync(path).size).toBe(0)
  })

  test('it is not a database', () => {
    writeFileSync(path, 'hello '.repeat(1000))
    expect(refusal()).toMatch(/not a database.*from a backup/)
    expect(readFileSync(path, 'utf8')).toContain('hello')
  })

  test('its end was cut off', async () => {
    await write(Array.from({ length: 200 }, (_, i) => `${i} ${'x'.repeat(500)}`))
    truncateSync(path, Math.floor(statSync(path).size / 2))
    expect(refusal()).toMatch(/is damaged.*from a backup/)
  })

  test('its middle was overwritten', async () => {
    await write(Array.from({ length: 200 }, (_, i) => `${i} ${'x'.repeat(500)}`))
    const bytes = readFileSync(path)
    bytes.fill(0x5a, 4096, 20_000)
    writeFileSync(path, bytes)
    expect(refusal()).toMatch(/is damaged.*from a backup/)
  })

  test('its write-ahead log was cut off', async () => {
    // As after kill -9: the log still holds the last commits. Copied aside, since this process holds the originals open.
    const held = await write(['a', 'b', 'c'], false)
    const copyTo = (name: string) => {
      mkdirSync(join(folder, name))
      for (const file of ['control.db', 'control.db-wal', 'control.mark'])
        copyFileSync(join(folder, file), join(folder, name, file))
      return join(folder, name, 'control.db')
    }
    const [whole, cut] = [copyTo('whole'), copyTo('cut')]
    await held.close()
    const opened = openDatabase<Tables>(whole, options)
    if (!opened.ok) throw new Error(opened.error.message)
    expect(await opened.value.db.selectFrom('note').selectAll().execute()).toHaveLength(3)
    await opened.value.close()

    truncateSync(`${cut}-wal`, statSync(`${cut}-wal`).size - 2000)
    const refused = openDatabase<Tables>(cut, options)
    expect(refused.ok ? '' : refused.error.message).toMatch(/has lost its last changes.*from a backup/)
  })

  test('it is an old copy', async () => {
    await write(['a'])
    const old = readFileSync(path)
    await write(['b', 'c'])
    writeFileSync(path, old)
    expect(refusal()).toMatch(/has lost its last changes.*old copy/)
  })

  test('a newer version wrote it', async () => {
    await write(['a'])
    expect(refusal({ ...options, migrations: [] })).toMatch(/newer Ridecast/)
  })
})

test('a commit holds although its mark cannot be written', async () => {
  mkdirSync(join(folder, 'control.mark'))
  const opened = await write(['a'], false)
  expect(await opened.db.selectFrom('note').selectAll().execute()).toEqual([{ text: 'a' }])
  await opened.close()
})

test('a restored copy is taken once its mark is deleted, as the refusal says', async () => {
  await write(['a'])
  const old = readFileSync(path)
  await write(['b'])
  writeFileSync(path, old)
  rmSync(join(folder, 'control.mark'))
  const opened = open()
  expect(opened.ok).toBe(true)
  if (opened.ok) await opened.value.close()
})

test('a migration that fails leaves the schema as it was', async () => {
  await write(['a'])
  const broken = {
    ...options,
    migrations: [...options.migrations, 'CREATE TABLE more (n INTEGER); CREATE TABLE note (x TEXT)'],
  }
  expect(() => open(broken).ok).not.toThrow()
  const again = await write(['b'], false)
  const tables = again.raw.prepare("SELECT name FROM sqlite_schema WHERE name = 'more'").all()
  expect(tables).toEqual([])
  await again.close()
})
