import { type Remote, wrap } from 'comlink'
import type { RunId } from '@/lib/shared/ids'
import type { Result } from '@/lib/shared/result'
import type { TrainWorker } from './api'

const IDLE_MS = 30_000

let worker: Worker | null = null
let remote: Remote<TrainWorker> | null = null
let busy = 0
let idle: ReturnType<typeof setTimeout> | undefined

function open(): Remote<TrainWorker> {
  clearTimeout(idle)
  if (!worker || !remote) {
    worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'train' })
    remote = wrap<TrainWorker>(worker)
  }
  return remote
}

async function hold<T>(call: (trainer: Remote<TrainWorker>) => Promise<T>): Promise<T> {
  busy++
  try {
    return await call(open())
  } finally {
    busy--
    if (busy === 0)
      idle = setTimeout(() => {
        worker?.terminate()
        worker = null
        remote = null
      }, IDLE_MS)
  }
}

/** Trains a queued run; answers once it is over. */
export const startTraining = (run: RunId): Promise<Result<null>> =>
  hold<Result<null>>(async (trainer) => await trainer.start(run))

/** Ends the training with the best model so far. */
export const stopTraining = (run: RunId): Promise<void> => hold((trainer) => trainer.stop(run))

/** Ends it and keeps nothing. */
export const cancelTraining = (run: RunId): Promise<void> => hold((trainer) => trainer.cancel(run))
