import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type Database from 'libsql'
import { StoreFailure } from '@/lib/deployments/store-failure'

export type SqlDatabase = Database.Database

/**
 * How long a transaction waits for somebody else's lock, without blocking the event loop, before it fails as busy. Counted from when it was asked for: those
 * that queue behind it do not wait longer.
 */
const WAIT_FOR_LOCK_MS = 2_000

/** Which of its kinds a driver's error is; bugs (bad SQL, a broken constraint) stay what they are. */
function storeFailure(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error
  if (/^SQLITE_(BUSY|LOCKED)/.test(error.code)) return new StoreFailure('busy', error)
  if (/^SQLITE_FULL/.test(error.code)) return new StoreFailure('full', error)
  if (/^SQLITE_(READONLY|IOERR|CORRUPT|NOTADB|CANTOPEN)/.test(error.code)) return new StoreFailure('broken', error)
  return error
}

/** Drops what libsql adds to single rows, and gives blobs back as bytes whatever it made of them. */
function plainRow(row: unknown): Record<string, unknown> {
  const plain: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(row as object))
    if (name !== '_metadata') plain[name] = value instanceof ArrayBuffer ? new Uint8Array(value) : value
  return plain
}

function connectionTo(database: SqlDatabase): DatabaseConnection {
  return {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      try {
        const statement = database.prepare(sql)
        if (statement.reader) return { rows: statement.all([...parameters]).map(plainRow) as R[] }
        const { changes } = statement.run([...parameters])
        return { rows: [], numAffectedRows: BigInt(changes) }
      } catch (error) {
        throw storeFailure(error)
      }
    },
    streamQuery() {
      throw new Error('not streamed: every table here is small')
    },
  }
}

/**
 * Kysely over one libsql connection. Queries queue for it; a transaction is BEGIN IMMEDIATE (the lock is taken at once, not half-way) and waits
 * for the lock asynchronously, since libsql's own waiting would stop the event loop.
 */
export class LibsqlDriver implements Driver {
  readonly #database: SqlDatabase
  readonly #connection: DatabaseConnection
  readonly #committing: ((database: SqlDatabase) => () => void) | null
  #queue: Promise<void> = Promise.resolve()
  #release: () => void = () => {}
  #askedAt = 0

  /** `committing` runs inside each transaction just before its commit; what it returns runs just after. */
  constructor(database: SqlDatabase, committing: ((database: SqlDatabase) => () => void) | null) {
    this.#database = database
    this.#connection = connectionTo(database)
    this.#committing = committing
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const askedAt = performance.now()
    const before = this.#queue
    let release = () => {}
    this.#queue = new Promise((resolve) => {
      release = resolve
    })
    await before
    this.#askedAt = askedAt
    this.#release = release
    return this.#connection
  }

  async releaseConnection(): Promise<void> {
    this.#release()
  }

  async beginTransaction(): Promise<void> {
    for (let wait = 5; ; wait = Math.min(wait * 2, 100)) {
      try {
        this.#database.exec('BEGIN IMMEDIATE')
        return
      } catch (error) {
        const failure = storeFailure(error)
        const isBusy = failure instanceof StoreFailure && failure.kind === 'busy'
        if (!isBusy || performance.now() - this.#askedAt > WAIT_FOR_LOCK_MS) throw failure
        await new Promise((resolve) => setTimeout(resolve, wait))
      }
    }
  }

  async commitTransaction(): Promise<void> {
    try {
      const committed = this.#committing?.(this.#database)
      this.#database.exec('COMMIT')
      committed?.()
    } catch (error) {
      throw storeFailure(error)
    }
  }

  async rollbackTransaction(): Promise<void> {
    if (this.#database.inTransaction) this.#database.exec('ROLLBACK')
  }

  async destroy(): Promise<void> {
    this.#database.close()
  }
}

export function libsqlDialect(driver: LibsqlDriver): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => driver,
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}
