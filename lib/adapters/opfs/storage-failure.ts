import { isOutOfMemory } from '@/lib/shared/out-of-memory'
import { isOutOfRoom } from '@/lib/shared/out-of-room'
import { type Failure, fail } from '@/lib/shared/result'
import { memoryFailure } from '@/lib/trips/memory-failure'
import { DamagedTrips } from './damaged-trips'
import { HeldElsewhere } from './when-free'

/** What went wrong with the browser's storage, as a failure that names the remedy. */
export function storageFailure(error: unknown): Failure {
  if (isOutOfRoom(error)) return noRoom()
  if (error instanceof HeldElsewhere) return heldFailure(error)
  if (error instanceof DamagedTrips) return fail('dataset/damaged', error.message).error
  const reason = error instanceof Error ? error.message : String(error)
  if (isOutOfMemory(error)) return memoryFailure(reason)
  return fail('storage/failed', `The browser could not store the trips: ${reason}. Nothing of them was kept.`).error
}

export const heldFailure = ({ message }: HeldElsewhere): Failure =>
  fail('storage/held', `${message} Close the other tabs of Ridecast, or let their work end, and try again.`).error

export const noRoom = (): Failure =>
  fail(
    'storage/quota',
    'The browser has no room left for these trips; nothing of them was kept. Delete datasets you no longer need, or free disk space, and import again.',
  ).error
