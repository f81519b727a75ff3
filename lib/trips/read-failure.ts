import { isOutOfMemory, whyUnread } from '@/lib/shared/out-of-memory'
import { type Failure, fail } from '@/lib/shared/result'
import { memoryFailure } from './memory-failure'
import { BrokenEntry } from './zip-source'

/** About what reading asks for at once. */
const PIECE_BYTES = 2 ** 22

/** What an error that was thrown while a file was read says of the file; bugs are thrown on. */
export function readFailure(name: string, error: unknown): Failure {
  if (error instanceof BrokenEntry) return error.failure
  if (!(error instanceof Error)) throw error
  if (error instanceof TypeError || error instanceof ReferenceError) throw error
  const why = whyUnread(error, PIECE_BYTES)
  if (why instanceof Error && isOutOfMemory(why)) return memoryFailure(why.message)
  return fail('file/unreadable', `${name} cannot be read any more: ${error.message} Choose it again.`).error
}
