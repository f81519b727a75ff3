import { hashBytes } from '@/lib/shared/hash'
import type { RunId, Sha256 } from '@/lib/shared/ids'
import { pack, unpack } from '@/lib/shared/packed'
import type { FitState } from '@/lib/training/fit-state'
import type { Checkpoint, CheckpointHead } from './checkpoint'

/** A checkpoint as it is kept: packed, with the hash of what was packed. */
export interface CheckpointSlot {
  readonly schemaVersion: 1
  readonly runId: RunId
  readonly slot: 0 | 1
  readonly hash: Sha256
  /** Head and state. */
  readonly bytes: Uint8Array
}

/** Which slot is the newer, and what it says of itself. */
export interface CheckpointMark {
  readonly schemaVersion: 1
  readonly runId: RunId
  readonly slot: 0 | 1
  readonly head: CheckpointHead
}

/** The slot and the mark of a new checkpoint: not the slot of the one before. */
export async function nextSlot(
  head: CheckpointHead,
  state: FitState,
  before: CheckpointMark | null,
): Promise<{ readonly slot: CheckpointSlot; readonly mark: CheckpointMark }> {
  const bytes = pack({ head, state })
  const base = { schemaVersion: 1, runId: head.runId, slot: before?.slot === 0 ? 1 : 0 } as const
  return { slot: { ...base, hash: await hashBytes(bytes), bytes }, mark: { ...base, head } }
}

/** The first of these slots that is whole. Whoever wrote these bytes wrote a checkpoint: the hash says that they are still the same. */
export async function firstWhole(slots: readonly (CheckpointSlot | undefined)[]): Promise<Checkpoint | null> {
  for (const slot of slots)
    if (slot && (await hashBytes(slot.bytes)) === slot.hash) return unpack(slot.bytes) as Checkpoint
  return null
}
