import { describe, expect, test } from 'vitest'
import type { RunStore } from '@/lib/experiments/run-store'
import { millis } from '@/lib/shared/clock'
import { artefactId, runId, sweepId } from '@/lib/shared/ids'
import { aFinishedRun, aRun } from '@/tests/fixtures/a-run'

const training = {
  status: 'training',
  heartbeatAt: millis(5),
  stage: 'training',
  epoch: 1,
  epochs: 4,
  secondsLeft: 3,
} as const
const point = { epoch: 1, trainRmse: 6, tailRmse: 6.5, rowsPerSecond: 1000, elapsed: 0.5 }
const predictions = { valid: new Float32Array([1, 2, 3]), test: null }

/** What every store of runs promises. `hasArtefact` looks where the store's artefacts lie. */
export function runStoreContract(
  name: string,
  open: () => Promise<{ store: RunStore; hasArtefact(id: string): Promise<boolean> }>,
): void {
  describe(`${name} keeps runs`, () => {
    test('what was put comes back, the newest first', async () => {
      const { store } = await open()
      const old = aRun({ id: runId('old'), createdAt: millis(1) })
      const young = aRun({ id: runId('young'), createdAt: millis(2) })
      await store.put(old)
      await store.put(young)
      expect(await store.list()).toEqual([young, old])
      expect(await store.get(old.id)).toEqual(old)
      expect(await store.get(runId('nobody'))).toBeNull()
    })

    test('live runs and settled runs are told apart, and together they are all', async () => {
      const { store } = await open()
      await store.put(aRun({ id: runId('queued') }))
      await store.put(aRun({ id: runId('training'), state: training }))
      await store.put(aFinishedRun({ id: runId('finished') }))
      await store.put(aRun({ id: runId('cancelled'), state: { status: 'cancelled', at: millis(1) } }))
      const ids = (runs: readonly { id: string }[]) => runs.map((run) => run.id).sort()
      expect(ids(await store.live())).toEqual(['queued', 'training'])
      expect(ids(await store.settled())).toEqual(['cancelled', 'finished'])
    })

    test('runs of a sweep are found by it', async () => {
      const { store } = await open()
      const part = { sweepId: sweepId('sweep-1'), trial: 0, training: { place: 0, level: 0 }, isSelectedOn: false }
      await store.put(aRun({ id: runId('alone') }))
      await store.put(aRun({ id: runId('trial'), sweep: part }))
      await store.put(aRun({ id: runId('other'), sweep: { ...part, sweepId: sweepId('sweep-2') } }))
      expect((await store.ofSweep(sweepId('sweep-1'))).map((run) => run.id)).toEqual(['trial'])
    })

    test('what is thrown away is in the bin, and what is put back is not', async () => {
      const { store } = await open()
      await store.put(aRun({ id: runId('kept') }))
      await store.put(aRun({ id: runId('binned') }))
      await store.edit(runId('kept'), { binnedAt: millis(5) })
      await store.edit(runId('binned'), { binnedAt: millis(5) })
      await store.edit(runId('kept'), { binnedAt: null })
      expect((await store.binned()).map((run) => run.id)).toEqual(['binned'])
    })

    test('an edit changes only the fields it names', async () => {
      const { store } = await open()
      await store.put(aRun())
      await store.move(runId('run-1'), training)
      await store.edit(runId('run-1'), { notes: 'with care', tags: ['a'] })
      expect(await store.get(runId('run-1'))).toEqual(aRun({ state: training, notes: 'with care', tags: ['a'] }))
    })

    test('an edit of what somebody else changed meanwhile changes nothing, and says so', async () => {
      const { store } = await open()
      const id = runId('run-1')
      await store.put(aRun({ notes: 'first', tags: ['a'] }))
      expect(await store.edit(id, { notes: 'theirs' }, { notes: 'first' })).toBe(true)
      expect(await store.edit(id, { notes: 'mine' }, { notes: 'first' })).toBe(false)
      expect(await store.edit(id, { tags: ['b'] }, { tags: ['a', 'c'] })).toBe(false)
      expect(await store.get(id)).toMatchObject({ notes: 'theirs', tags: ['a'] })
      expect(await store.edit(runId('nobody'), { notes: 'x' })).toBe(false)
    })

    test('only one of two that want to start a run gets it', async () => {
      const { store } = await open()
      await store.put(aRun({ state: { status: 'cancelled', at: millis(1) } }))
      expect(await store.move(runId('run-1'), training)).toBe(false)
      expect(await store.move(runId('nobody'), training)).toBe(false)
      expect((await store.get(runId('run-1')))?.state.status).toBe('cancelled')
    })

    test('epochs come back in order, and the same epoch twice is one', async () => {
      const { store } = await open()
      const id = runId('run-1')
      for (const epoch of [2, 10, 1, 2]) await store.appendEpoch(id, { ...point, epoch })
      await store.appendEpoch(runId('run-10'), { ...point, epoch: 3 })
      expect((await store.epochs(id)).map((each) => each.epoch)).toEqual([1, 2, 10])
    })

    test('finishing keeps artefact, predictions and what a person wrote meanwhile', async () => {
      const { store, hasArtefact } = await open()
      await store.put(aRun({ state: training }))
      await store.edit(runId('run-1'), { name: 'renamed' })
      expect(await store.finish(aFinishedRun(), new Uint8Array([1, 2]), predictions)).toBe(true)
      const run = await store.get(runId('run-1'))
      expect(run?.state.status).toBe('finished')
      expect(run?.name).toBe('renamed')
      expect([...((await store.predictions(runId('run-1')))?.valid ?? [])]).toEqual([1, 2, 3])
      expect(await hasArtefact('a'.repeat(64))).toBe(true)
    })

    test('a run that was cancelled in the last instant does not finish, and nothing of it is kept', async () => {
      const { store, hasArtefact } = await open()
      await store.put(aRun({ state: training }))
      await store.move(runId('run-1'), { status: 'cancelled', at: millis(9) })
      expect(await store.finish(aFinishedRun(), new Uint8Array([1, 2]), predictions)).toBe(false)
      expect((await store.get(runId('run-1')))?.state.status).toBe('cancelled')
      expect(await store.predictions(runId('run-1'))).toBeNull()
      expect(await hasArtefact('a'.repeat(64))).toBe(false)
      expect(await store.finish(aFinishedRun({ id: runId('gone') }), new Uint8Array([1]), predictions)).toBe(false)
    })

    test('a run that is not finished cannot be stored as if it were', async () => {
      const { store } = await open()
      await store.put(aRun())
      await expect(store.finish(aRun(), new Uint8Array([1]), predictions)).rejects.toThrow('queued')
      expect(await store.predictions(runId('run-1'))).toBeNull()
    })

    test('removing a run takes its curve, its predictions and an artefact that nobody else uses', async () => {
      const { store, hasArtefact } = await open()
      const shared = artefactId('b'.repeat(64))
      for (const id of ['alone', 'twin-1', 'twin-2']) await store.put(aRun({ id: runId(id), state: training }))
      await store.finish(aFinishedRun({ id: runId('alone') }), new Uint8Array([1]), predictions)
      await store.finish(
        aFinishedRun({ id: runId('twin-1') }, { artefactId: shared }),
        new Uint8Array([2]),
        predictions,
      )
      await store.finish(
        aFinishedRun({ id: runId('twin-2') }, { artefactId: shared }),
        new Uint8Array([2]),
        predictions,
      )
      await store.appendEpoch(runId('alone'), point)
      await store.remove([runId('alone'), runId('twin-1')])
      expect((await store.list()).map((run) => run.id)).toEqual(['twin-2'])
      expect(await store.epochs(runId('alone'))).toEqual([])
      expect(await store.predictions(runId('alone'))).toBeNull()
      expect(await hasArtefact('a'.repeat(64))).toBe(false)
      expect(await hasArtefact(shared)).toBe(true)
    })
  })
}
