import { closeSync, constants, existsSync, openSync, readFileSync, readSync, statSync, writeSync } from 'node:fs'
import { basename } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Kysely } from 'kysely'
import Database from 'libsql'
import { fail, ok, type Result } from '@/lib/shared/result'
import { LibsqlDriver, libsqlDialect, type SqlDatabase } from './libsql-dialect'

export interface OpenOptions {
  /** SQL of each migration; number n of the list takes the schema from version n to n + 1. Never changed once released, only added to. */
  readonly migrations: readonly string[]
  /** FULL: a commit is on the disk when it returns. NORMAL: it survives a crash of the process, not always of the machine. */
  readonly synchronous: 'FULL' | 'NORMAL'
  /**
   * Count commits in the table `commit_count`, and note the last acknowledged one in a file beside the database, so that a database that lost
   * its last changes (a truncated write-ahead log, a file put back from an old copy) is noticed: SQLite itself takes that for a crash.
   */
  readonly countCommits: boolean
}

export interface OpenDatabase<Tables> {
  readonly db: Kysely<Tables>
  readonly raw: SqlDatabase
  close(): Promise<void>
}

const MAGIC = 'SQLite format 3\0'

const markOf = (path: string): string => `${path.replace(/\.db$/, '')}.mark`

function restore(
  path: string,
  what: string,
): { readonly ok: false; readonly error: { code: string; message: string } } {
  const mark = markOf(path)
  const stem = basename(path)
  return fail(
    'store/unusable',
    `${path} ${what}. Nothing was changed. Stop Ridecast, put ${stem} back from a backup (with ${stem}-wal if the copy has one, without any other), ` +
      `delete ${basename(mark)}, and start again.`,
  )
}

function readMark(path: string): number {
  try {
    const number = Number(readFileSync(markOf(path), 'utf8').trim())
    return Number.isSafeInteger(number) ? number : 0
  } catch {
    return 0
  }
}

/**
 * Over what was there, so that it needs no room. What cannot be written stays behind: the commit holds all the same, and a mark that is behind only notices less.
 */
function writeMark(path: string, commits: unknown): void {
  let file: number | null = null
  try {
    file = openSync(markOf(path), constants.O_RDWR | constants.O_CREAT, 0o600)
    writeSync(file, `${commits}\n`.padStart(20), 0)
  } catch {
    // Told by the next write to the database itself, if it lasts.
  } finally {
    if (file !== null) closeSync(file)
  }
}

function beginsAsDatabase(path: string): boolean {
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(16)
    readSync(file, head, 0, 16, 0)
    return head.toString('latin1') === MAGIC
  } finally {
    closeSync(file)
  }
}

/** Is the file there, and does it look like what was left? Says what is wrong, or null. */
function lookAt(path: string, mark: number): string | null {
  const size = existsSync(path) ? statSync(path).size : null
  if (size === null) {
    if (mark > 0) return 'is missing, though it was here before'
    return existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0
      ? 'is missing, but its write-ahead log is here'
      : null
  }
  if (size === 0) return mark > 0 ? 'is empty, though it held data before' : null
  return beginsAsDatabase(path) ? null : 'is not a database: it is damaged'
}

/**
 * Reads the database from end to end and says what is wrong with it, or null. Read-only: a connection that may write would take over the write-ahead log and
 * delete it when it is closed, and with it what an expert might still have found in there.
 */
function inspect(path: string, mark: number, countsCommits: boolean): string | null {
  if (!existsSync(path) || statSync(path).size === 0) return null
  let raw: SqlDatabase | null = null
  try {
    // libsql's own option does not hold it to reading.
    raw = new Database(`${pathToFileURL(path).href}?mode=ro`)
    raw.exec('PRAGMA busy_timeout = 1000')
    const [verdict] = raw.prepare('PRAGMA quick_check(1)').raw().all().flat()
    if (verdict !== 'ok') return 'is damaged'
    if (!countsCommits || mark === 0) return null
    const [commits] = raw.prepare('SELECT n FROM commit_count').raw().all().flat()
    return Number(commits) < mark
      ? `has lost its last changes (it knows ${commits} commits of ${mark}): its write-ahead log was cut off or the file is an old copy`
      : null
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    // Told in their own words when it is opened to be written.
    return /^SQLITE_(READONLY|CANTOPEN|BUSY)/.test(code) ? null : `is damaged (${code || 'unreadable'})`
  } finally {
    raw?.close()
  }
}

function migrate(raw: SqlDatabase, migrations: readonly string[], path: string): Result<null> {
  const version = Number(raw.prepare('PRAGMA user_version').raw().all().flat()[0])
  if (version > migrations.length)
    return fail(
      'store/newer',
      `${path} was written by a newer Ridecast (schema ${version}; this one knows ${migrations.length}). Start that version, or restore an older backup.`,
    )
  for (const [index, sql] of migrations.entries()) {
    if (index < version) continue
    raw.exec('BEGIN IMMEDIATE')
    try {
      // Another process may have migrated while this one waited for the lock.
      const now = Number(raw.prepare('PRAGMA user_version').raw().all().flat()[0])
      if (now === index) raw.exec(`${sql}; PRAGMA user_version = ${index + 1};`)
      raw.exec('COMMIT')
    } catch (error) {
      if (raw.inTransaction) raw.exec('ROLLBACK')
      throw error
    }
  }
  return ok(null)
}

/**
 * Opens or creates a SQLite database: write-ahead log, checked from end to end, migrated. A file that is damaged, shortened, read-only, from a newer version or
 * missing where one was before is refused with the way to restore it; a new one is made only where there was none.
 */
export function openDatabase<Tables>(path: string, options: OpenOptions): Result<OpenDatabase<Tables>> {
  const mark = options.countCommits ? readMark(path) : 0
  const wrong = lookAt(path, mark) ?? inspect(path, mark, options.countCommits)
  if (wrong) return restore(path, wrong)
  let raw: SqlDatabase | null = null
  try {
    raw = new Database(path)
    raw.exec('PRAGMA busy_timeout = 1000')
    raw.exec('PRAGMA journal_mode = WAL')
    raw.exec(`PRAGMA synchronous = ${options.synchronous}; PRAGMA foreign_keys = ON`)
    raw.exec('BEGIN IMMEDIATE; PRAGMA application_id = 1380533075; COMMIT')
    const migrated = migrate(raw, options.migrations, path)
    if (!migrated.ok) {
      raw.close()
      return migrated
    }
    raw.exec('PRAGMA busy_timeout = 0')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) {
      raw?.close()
      return fail(
        'store/read-only',
        `${path} cannot be written. Give this user the right to write it and its folder, or set RIDECAST_DATA to another folder.`,
      )
    }
    if (code.startsWith('SQLITE_BUSY')) {
      raw?.close()
      return fail('store/busy', `${path} is locked by another program. Close that program and start again.`)
    }
    raw?.close()
    return restore(path, `is damaged (${code || 'unreadable'})`)
  }
  const counted = (database: SqlDatabase) => {
    const [commits] = database.prepare('UPDATE commit_count SET n = n + 1 RETURNING n').raw().all().flat()
    return () => writeMark(path, commits)
  }
  const driver = new LibsqlDriver(raw, options.countCommits ? counted : null)
  const db = new Kysely<Tables>({ dialect: libsqlDialect(driver) })
  const close = async () => {
    // libsql does not do it on closing: without this, the newest commits would stay in the log, which a copy of the file alone misses.
    if (raw?.open) raw.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    await db.destroy()
  }
  return ok({ db, raw, close })
}
