import { type Failure, fail } from '@/lib/shared/result'

/** Pieces of news that may lie unread between two threads: it bounds the memory of a reader that is far ahead. */
export const MOST_UNREAD = 8

/** Another thread that does one task and tells of it. */
export interface Thread<News> {
  /** The next that it tells; the one before is done with then, and `back` goes to the thread. Throws `ThreadDied`. */
  next(back?: ArrayBuffer): Promise<News>
  close(): void
}

/** A thread ended by an error of its own, or could not be loaded. */
export class ThreadDied extends Error {}

/** Why a file that a thread was to read is not; other errors are thrown on. */
export function deathFailure(name: string, error: unknown): Failure {
  if (!(error instanceof ThreadDied)) throw error
  return fail('file/unreadable', `${name} could not be read: ${error.message}. Import it again.`).error
}
