import { runId } from '@/lib/shared/ids'
import { checkpointStoreContract } from '@/tests/contracts/stores/checkpoint-store.contract'
import { type CheckpointShelf, memoryCheckpointStore } from './checkpoint-store'

checkpointStoreContract('memory', async () => {
  const shelf: CheckpointShelf = { marks: new Map(), slots: new Map() }
  return {
    store: memoryCheckpointStore(shelf),
    damage: async (run, slot) => {
      const kept = shelf.slots.get(`${run} ${slot}`)
      kept?.bytes.fill(9, -1)
    },
    loseMark: async (run, write) => {
      const mark = shelf.marks.get(runId(run))
      await write()
      if (mark) shelf.marks.set(mark.runId, mark)
    },
  }
})
