import { isOutOfRoom } from '@/lib/shared/out-of-room'
import { type Failure, fail } from '@/lib/shared/result'

/** What went wrong with the browser's storage, as a failure that names the remedy. */
export function storageFailure(error: unknown): Failure {
  if (isOutOfRoom(error)) return noRoom()
  const reason = error instanceof Error ? error.message : String(error)
  return fail('storage/failed', `The browser could not store the trips: ${reason}. Nothing of them was kept.`).error
}

export const noRoom = (): Failure =>
  fail(
    'storage/quota',
    'The browser has no room left for these trips; nothing of them was kept. Delete datasets you no longer need, or free disk space, and import again.',
  ).error
