import { type Remote, releaseProxy, wrap } from 'comlink'
import type { RunId } from '@/lib/shared/ids'
import { fail, type Result } from '@/lib/shared/result'
import type { TrainWorker } from './api'

interface Training {
  readonly worker: Worker
  readonly remote: Remote<TrainWorker>
  readonly outcome: Promise<Result<null>>
}

const trainings = new Map<RunId, Training>()

/**
 * Trains a run in a worker of its own, which ends with it. It waits in line there: no more than two runs train at once. Answers when the
 * run is over; a second call for the same run gives the same answer.
 */
export function startTraining(id: RunId): Promise<Result<null>> {
  const known = trainings.get(id)
  if (known) return known.outcome
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'train' })
  const remote = wrap<TrainWorker>(worker)
  const died = new Promise<Result<null>>((resolve) => {
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      resolve(fail('training/worker', `The training worker ended: ${event.message || 'it could not be loaded'}.`))
    })
  })
  const outcome = Promise.race([remote.start(id), died]).finally(() => {
    remote[releaseProxy]()
    worker.terminate()
    trainings.delete(id)
  })
  trainings.set(id, { worker, remote, outcome })
  return outcome
}

/** Ends a training and keeps the best so far. Does nothing where this tab does not train it. */
export async function stopTraining(id: RunId): Promise<void> {
  await trainings.get(id)?.remote.stop(id)
}

/** Ends a training or its waiting and keeps nothing. Does nothing where this tab does not train it. */
export async function cancelTraining(id: RunId): Promise<void> {
  await trainings.get(id)?.remote.cancel(id)
}
