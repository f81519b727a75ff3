import { isAsSeen } from '@/lib/experiments/is-as-seen'
import type { EpochPoint, Run } from '@/lib/experiments/run'
import type { RunPredictions, RunStore } from '@/lib/experiments/run-store'
import { canMove, isSettled } from '@/lib/experiments/transition'
import type { ArtefactId, RunId } from '@/lib/shared/ids'

/** What the memory stores of one workspace share: artefact files by their hash. */
export type ArtefactShelf = Map<ArtefactId, Uint8Array>

/** Runs in memory: for tests, and where the browser keeps nothing. */
export function memoryRunStore(
  artefacts: ArtefactShelf = new Map(),
  isRegistered: (id: ArtefactId) => boolean = () => false,
): RunStore {
  const runs = new Map<RunId, Run>()
  const epochs = new Map<RunId, Map<number, EpochPoint>>()
  const predictions = new Map<RunId, RunPredictions>()
  return {
    list: async () => newestFirst([...runs.values()]),
    live: async () => newestFirst([...runs.values()].filter((run) => !isSettled(run.state))),
    settled: async () => newestFirst([...runs.values()].filter((run) => isSettled(run.state))),
    binned: async () => [...runs.values()].filter((run) => run.binnedAt !== null),
    ofSweep: async (id) => [...runs.values()].filter((run) => run.sweep?.sweepId === id),
    get: async (id) => runs.get(id) ?? null,
    put: async (run) => {
      runs.set(run.id, run)
    },
    edit: async (id, change, seen = {}) => {
      const run = runs.get(id)
      if (!run || !isAsSeen(run, seen)) return false
      runs.set(id, { ...run, ...change })
      return true
    },
    move: async (id, state, environment) => {
      const run = runs.get(id)
      if (!run || !canMove(run.state.status, state.status)) return false
      runs.set(id, { ...run, state, environment: environment ?? run.environment })
      return true
    },
    appendEpoch: async (id, point) => {
      const points = epochs.get(id) ?? new Map<number, EpochPoint>()
      points.set(point.epoch, point)
      epochs.set(id, points)
    },
    epochs: async (id) => [...(epochs.get(id)?.values() ?? [])].sort((a, b) => a.epoch - b.epoch),
    finish: async (run, artefact, predicted) => {
      if (run.state.status !== 'finished')
        throw new Error(`run ${run.id} is stored as finished but is ${run.state.status}`)
      const stored = runs.get(run.id)
      if (!stored || !canMove(stored.state.status, 'finished')) return false
      artefacts.set(run.state.result.artefactId, artefact)
      predictions.set(run.id, predicted)
      const { name, tags, notes, binnedAt } = stored
      runs.set(run.id, { ...run, name, tags, notes, binnedAt })
      return true
    },
    predictions: async (id) => predictions.get(id) ?? null,
    remove: async (ids) => {
      const gone = ids.flatMap((id) => runs.get(id) ?? [])
      for (const id of ids) {
        runs.delete(id)
        epochs.delete(id)
        predictions.delete(id)
      }
      for (const run of gone) {
        if (run.state.status !== 'finished') continue
        const { artefactId } = run.state.result
        const shared = [...runs.values()].some(
          (other) => other.state.status === 'finished' && other.state.result.artefactId === artefactId,
        )
        if (!shared && !isRegistered(artefactId)) artefacts.delete(artefactId)
      }
    },
  }
}

const newestFirst = (runs: readonly Run[]): readonly Run[] => runs.toSorted((a, b) => b.createdAt - a.createdAt)
