import { join } from 'node:path'
import Database from 'libsql'
import { fail, ok, type Result } from '@/lib/shared/result'

/**
 * Holds the data folder for this process, by an exclusive lock on a database of its own: the system lets go of it when the process dies, however it dies.
 * Two servers on one folder would not see each other's deployments.
 */
export function lockFolder(folder: string): Result<{ release(): void }> {
  const path = join(folder, 'server.lock')
  let lock: Database.Database | null = null
  try {
    lock = new Database(path)
    lock.exec('PRAGMA busy_timeout = 500; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE')
    const held = lock
    return ok({ release: () => held.close() })
  } catch (error) {
    lock?.close()
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return code.startsWith('SQLITE_BUSY')
      ? fail(
          'store/in-use',
          `Another Ridecast server uses the data folder ${folder}. Stop it, or set RIDECAST_DATA to another folder.`,
        )
      : fail(
          'store/read-only',
          `The data folder ${folder} cannot be written. Give this user the right to write it, or set RIDECAST_DATA to another folder.`,
        )
  }
}
