import { firstWhole, nextSlot } from '@/lib/experiments/checkpoint-slot'
import type { CheckpointStore } from '@/lib/experiments/checkpoint-store'
import type { Database } from './database'

/** Checkpoints in IndexedDB. */
export function dexieCheckpointStore(database: Database): CheckpointStore {
  const { checkpoints, checkpointSlots } = database
  return {
    heads: async () => (await checkpoints.toArray()).map(({ head }) => head),
    head: async (id) => (await checkpoints.get(id))?.head ?? null,
    write: async (head, state) => {
      const { slot, mark } = await nextSlot(head, state, (await checkpoints.get(head.runId)) ?? null)
      await checkpointSlots.put(slot)
      await checkpoints.put(mark)
    },
    read: async (id) => {
      const mark = await checkpoints.get(id)
      if (!mark) return null
      const older = mark.slot === 0 ? 1 : 0
      return firstWhole(
        await checkpointSlots.bulkGet([
          [id, mark.slot],
          [id, older],
        ]),
      )
    },
    remove: (ids) =>
      database.transaction('rw', checkpoints, checkpointSlots, async () => {
        await checkpoints.bulkDelete([...ids])
        await checkpointSlots.bulkDelete(ids.flatMap((id) => [[id, 0] as [typeof id, 0 | 1], [id, 1]]))
      }),
  }
}
