import { type CheckpointMark, type CheckpointSlot, firstWhole, nextSlot } from '@/lib/experiments/checkpoint-slot'
import type { CheckpointStore } from '@/lib/experiments/checkpoint-store'
import type { RunId } from '@/lib/shared/ids'

/** What checkpoints are kept in. */
export interface CheckpointShelf {
  readonly marks: Map<RunId, CheckpointMark>
  readonly slots: Map<string, CheckpointSlot>
}

/** Checkpoints in memory: for tests, and where the browser keeps nothing. */
export function memoryCheckpointStore(
  { marks, slots }: CheckpointShelf = { marks: new Map(), slots: new Map() },
): CheckpointStore {
  const key = (id: RunId, slot: 0 | 1) => `${id} ${slot}`
  return {
    heads: async () => [...marks.values()].map(({ head }) => head),
    head: async (id) => marks.get(id)?.head ?? null,
    write: async (head, state) => {
      const { slot, mark } = await nextSlot(head, state, marks.get(head.runId) ?? null)
      slots.set(key(slot.runId, slot.slot), slot)
      marks.set(mark.runId, mark)
    },
    read: async (id) => {
      const newer = marks.get(id)?.slot
      if (newer === undefined) return null
      return firstWhole([slots.get(key(id, newer)), slots.get(key(id, newer === 0 ? 1 : 0))])
    },
    remove: async (ids) => {
      for (const id of ids) {
        marks.delete(id)
        slots.delete(key(id, 0))
        slots.delete(key(id, 1))
      }
    },
  }
}
