import { join } from 'node:path'
import type { LoggedPrediction } from '@/lib/serving/prediction-log'
import type { Millis } from '@/lib/shared/clock'
import { ok, type Result } from '@/lib/shared/result'
import { LOG_MIGRATIONS } from './migrations/log'
import { openDatabase } from './open-database'

/** Writes answered rides to log.db, a batch at a time; runs in the log worker. */
export interface PredictionWriter {
  /** Rows one after the other in one list, as `toLogRow` makes them. All or none; throws if the disk will not have them. */
  write(values: readonly LogValue[]): void
  /** Removes what was answered before then. */
  prune(before: Millis): void
  close(): Promise<void>
}

/** Rows of one statement: a call into libsql costs more than a row. */
const ROWS_AT_ONCE = 50

export type LogValue = string | number

/** A ride as the values of its row. Flat lists cross to the worker several times faster than objects. */
export function toLogRow(it: LoggedPrediction, into: LogValue[]): void {
  into.push(it.at, it.id, it.endpoint, it.revision, it.version, it.pickupAt, it.pickup, it.dropoff, it.minutes)
  into.push(it.unseenPair ? 1 : 0, it.clamped ? 1 : 0)
}

/** Values in a row. */
export const LOG_ROW = 11

export function openPredictionWriter(folder: string): Result<PredictionWriter> {
  const opened = openDatabase(join(folder, 'log.db'), {
    migrations: LOG_MIGRATIONS,
    synchronous: 'NORMAL',
    countCommits: false,
  })
  if (!opened.ok) return opened
  const { raw, close } = opened.value
  // It has this thread to itself: better to wait for another program's lock than to lose rides.
  raw.exec('PRAGMA busy_timeout = 15000')
  const insertOf = (rows: number) =>
    raw.prepare(`INSERT INTO prediction VALUES ${Array(rows).fill('(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}`)
  const one = insertOf(1)
  const many = insertOf(ROWS_AT_ONCE)
  const prune = raw.prepare('DELETE FROM prediction WHERE at < ?')
  return ok({
    write(values) {
      raw.exec('BEGIN IMMEDIATE')
      try {
        const batch = ROWS_AT_ONCE * LOG_ROW
        let from = 0
        for (; from + batch <= values.length; from += batch) many.run(values.slice(from, from + batch))
        for (; from < values.length; from += LOG_ROW) one.run(values.slice(from, from + LOG_ROW))
        raw.exec('COMMIT')
      } catch (error) {
        if (raw.inTransaction) raw.exec('ROLLBACK')
        throw error
      }
    },
    prune: (before) => {
      prune.run([before])
    },
    close,
  })
}
