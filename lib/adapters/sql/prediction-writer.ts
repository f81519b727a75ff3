import { join } from 'node:path'
import type { LoggedPrediction } from '@/lib/serving/prediction-log'
import type { Millis } from '@/lib/shared/clock'
import { ok, type Result } from '@/lib/shared/result'
import { LOG_MIGRATIONS } from './migrations/log'
import { openDatabase } from './open-database'

/** Writes answered rides to log.db, a batch at a time; runs in the log worker. */
export interface PredictionWriter {
  /** All or none; throws if the disk will not have them. */
  write(rides: readonly LoggedPrediction[]): void
  /** Removes what was answered before then. */
  prune(before: Millis): void
  close(): Promise<void>
}

/** Rows of one statement: a call into libsql costs more than a row. */
const ROWS_AT_ONCE = 50

const toRow = (it: LoggedPrediction): (string | number)[] => [
  it.at,
  it.id,
  it.endpoint,
  it.revision,
  it.version,
  it.pickupAt,
  it.pickup,
  it.dropoff,
  it.minutes,
  it.unseenPair ? 1 : 0,
  it.clamped ? 1 : 0,
]

export function openPredictionWriter(folder: string): Result<PredictionWriter> {
  const opened = openDatabase(join(folder, 'log.db'), {
    migrations: LOG_MIGRATIONS,
    synchronous: 'NORMAL',
    countCommits: false,
  })
  if (!opened.ok) return opened
  const { raw, close } = opened.value
  raw.exec('PRAGMA busy_timeout = 5000')
  const insertOf = (rows: number) =>
    raw.prepare(`INSERT INTO prediction VALUES ${Array(rows).fill('(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}`)
  const one = insertOf(1)
  const many = insertOf(ROWS_AT_ONCE)
  const prune = raw.prepare('DELETE FROM prediction WHERE at < ?')
  return ok({
    write(rides) {
      raw.exec('BEGIN IMMEDIATE')
      try {
        let from = 0
        for (; from + ROWS_AT_ONCE <= rides.length; from += ROWS_AT_ONCE)
          many.run(rides.slice(from, from + ROWS_AT_ONCE).flatMap(toRow))
        for (const ride of rides.slice(from)) one.run(toRow(ride))
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
