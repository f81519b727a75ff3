import { describe, expect, test } from 'vitest'
import type { CheckpointHead } from '@/lib/experiments/checkpoint'
import type { CheckpointStore } from '@/lib/experiments/checkpoint-store'
import { millis } from '@/lib/shared/clock'
import { datasetId, runId } from '@/lib/shared/ids'
import type { FitState } from '@/lib/training/fit-state'

interface Opened {
  readonly store: CheckpointStore
  /** Changes one byte of a slot, or removes it. */
  readonly damage: (run: string, slot: 0 | 1) => Promise<void>
  /** Lets the next write of a mark fail, as where the tab dies before it. */
  readonly loseMark: (run: string, write: () => Promise<void>) => Promise<void>
}

const headAt = (epoch: number, run = 'run'): CheckpointHead => ({
  runId: runId(run),
  savedAt: millis(1_000 * epoch),
  madeBy: '0.1.0',
  datasetId: datasetId('data'),
  epoch,
  epochs: 30,
  pass: { name: 'search', epoch, epochs: 15 },
  seconds: epoch / 2,
})

const stateAt = (searched: number): FitState => ({
  kind: 'trees',
  found: null,
  searched,
  pass: {
    trees: {
      ...{ nodes: Int32Array.of(1), value: Float64Array.of(0.1), rows: Int32Array.of(5), column: Int32Array.of(-1) },
      ...{ bin: new Int32Array(0), left: new Int32Array(0), gain: new Float64Array(0) },
      ...{ missingLeft: new Uint8Array(0), goesLeft: new Uint8Array(0) },
    },
    builder: { scores: Float32Array.of(1, searched), random: Uint32Array.of(1, 2, 3, 4) },
    ...{ best: 0, bestLoss: Number.POSITIVE_INFINITY, watched: null },
  },
})

export function checkpointStoreContract(name: string, open: () => Promise<Opened>): void {
  describe(`the ${name} checkpoints`, () => {
    test('give back the newest, whole', async () => {
      const { store } = await open()
      expect(await store.read(runId('run'))).toBeNull()
      expect(await store.head(runId('run'))).toBeNull()
      for (const epoch of [1, 2, 3]) {
        await store.write(headAt(epoch), stateAt(epoch))
        expect(await store.read(runId('run'))).toEqual({ head: headAt(epoch), state: stateAt(epoch) })
        expect(await store.head(runId('run'))).toEqual(headAt(epoch))
      }
      await store.write(headAt(7, 'other'), stateAt(7))
      expect(new Set((await store.heads()).map(({ runId: id }) => id))).toEqual(new Set(['run', 'other']))
    })

    test('where the newest is damaged, give the one before; where both are, none', async () => {
      const { store, damage } = await open()
      for (const epoch of [1, 2, 3]) await store.write(headAt(epoch), stateAt(epoch))
      await damage('run', 0)
      expect(await store.read(runId('run'))).toEqual({ head: headAt(2), state: stateAt(2) })
      await damage('run', 1)
      expect(await store.read(runId('run'))).toBeNull()
    })

    test('of a write that was cut off leave the former one', async () => {
      const { store, loseMark } = await open()
      await store.write(headAt(1), stateAt(1))
      await loseMark('run', () => store.write(headAt(2), stateAt(2)))
      expect((await store.read(runId('run')))?.head.epoch).toBe(1)
      await store.write(headAt(3), stateAt(3))
      expect((await store.read(runId('run')))?.head.epoch).toBe(3)
    })

    test('are removed with both slots', async () => {
      const { store } = await open()
      for (const epoch of [1, 2]) await store.write(headAt(epoch), stateAt(epoch))
      await store.write(headAt(7, 'other'), stateAt(7))
      await store.remove([runId('run')])
      expect(await store.read(runId('run'))).toBeNull()
      expect((await store.heads()).map(({ runId: id }) => id)).toEqual(['other'])
    })
  })
}
