import Dexie from 'dexie'
import { isAsSeen } from '@/lib/experiments/is-as-seen'
import type { Run, RunState } from '@/lib/experiments/run'
import type { RunStore } from '@/lib/experiments/run-store'
import { canMove } from '@/lib/experiments/transition'
import type { Clock } from '@/lib/shared/clock'
import type { Database } from './database'

const LIVE = ['queued', 'training'] as const satisfies readonly RunState['status'][]
const SETTLED = ['finished', 'interrupted', 'cancelled', 'failed'] as const satisfies readonly RunState['status'][]

const newestFirst = (runs: readonly Run[]): readonly Run[] => runs.toSorted((a, b) => b.createdAt - a.createdAt)

/** Runs, their curves and their predictions in IndexedDB. */
export function dexieRunStore(database: Database, clock: Clock): RunStore {
  const { runs, epochs, predictions, artefacts, modelVersions } = database
  return {
    list: () => runs.orderBy('createdAt').reverse().toArray(),
    live: async () =>
      newestFirst(
        await runs
          .where('state.status')
          .anyOf(...LIVE)
          .toArray(),
      ),
    settled: async () =>
      newestFirst(
        await runs
          .where('state.status')
          .anyOf(...SETTLED)
          .toArray(),
      ),
    // Nulls are in no index, so this reads the bin alone.
    binned: () => runs.where('binnedAt').above(0).toArray(),
    ofSweep: (id) => runs.where('sweep.sweepId').equals(id).toArray(),
    get: async (id) => (await runs.get(id)) ?? null,
    put: async (run) => {
      await runs.put(run)
    },
    edit: (id, change, seen = {}) =>
      database.transaction('rw', runs, async () => {
        const run = await runs.get(id)
        if (!run || !isAsSeen(run, seen)) return false
        await runs.put({ ...run, ...change })
        return true
      }),
    move: (id, state, environment) =>
      database.transaction('rw', runs, async () => {
        const run = await runs.get(id)
        if (!run || !canMove(run.state.status, state.status)) return false
        await runs.put({ ...run, state, environment: environment ?? run.environment })
        return true
      }),
    appendEpoch: async (id, point) => {
      await epochs.put({ ...point, schemaVersion: 1, runId: id })
    },
    epochs: (id) => epochs.where('[runId+epoch]').between([id, Dexie.minKey], [id, Dexie.maxKey]).toArray(),
    finish: (run, artefact, predicted) =>
      database.transaction('rw', runs, artefacts, predictions, async () => {
        if (run.state.status !== 'finished')
          throw new Error(`run ${run.id} is stored as finished but is ${run.state.status}`)
        const stored = await runs.get(run.id)
        if (!stored || !canMove(stored.state.status, 'finished')) return false
        await artefacts.put({
          schemaVersion: 1,
          id: run.state.result.artefactId,
          storedAt: clock.now(),
          bytes: artefact,
        })
        await predictions.put({ schemaVersion: 1, runId: run.id, valid: predicted.valid, test: predicted.test })
        // What a person changed while it trained stays changed.
        const { name, tags, notes, binnedAt } = stored
        await runs.put({ ...run, name, tags, notes, binnedAt })
        return true
      }),
    predictions: async (id) => {
      const row = await predictions.get(id)
      return row ? { valid: row.valid, test: row.test } : null
    },
    remove: (ids) =>
      database.transaction('rw', runs, epochs, predictions, artefacts, modelVersions, async () => {
        const gone = (await runs.bulkGet([...ids])).filter((run) => run !== undefined)
        await runs.bulkDelete([...ids])
        await predictions.bulkDelete([...ids])
        for (const id of ids)
          await epochs.where('[runId+epoch]').between([id, Dexie.minKey], [id, Dexie.maxKey]).delete()
        for (const run of gone) {
          if (run.state.status !== 'finished') continue
          const { artefactId } = run.state.result
          const registered = await modelVersions.where('artefactId').equals(artefactId).count()
          const shared = await runs
            .filter((other) => other.state.status === 'finished' && other.state.result.artefactId === artefactId)
            .count()
          if (registered + shared === 0) await artefacts.delete(artefactId)
        }
      }),
  }
}
