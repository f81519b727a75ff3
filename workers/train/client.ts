import { type Remote, releaseProxy, wrap } from 'comlink'
import type { RunId } from '@/lib/shared/ids'
import { jobId } from '@/lib/shared/job'
import { fail, type Result } from '@/lib/shared/result'
import { deathOf } from '../death-of'
import { tellWish, type Wish } from '../wishes'
import type { TrainWorker } from './api'

interface Training {
  readonly remote: Remote<TrainWorker>
  readonly outcome: Promise<Result<null>>
}

/** A worker that trains one run after the other. */
interface Trainer {
  readonly worker: Worker
  readonly remote: Remote<TrainWorker>
  /** Why it ended of itself. */
  readonly died: Promise<string>
}

const trainings = new Map<RunId, Training>()
const unsaved = new Map<RunId, Uint8Array>()
/** Workers that are kept for the next run, warm and with its rides. */
const idle: Trainer[] = []

function spawn(): Trainer {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'train' })
  return { worker, remote: wrap<TrainWorker>(worker), died: deathOf(worker) }
}

function end({ worker, remote }: Trainer): void {
  remote[releaseProxy]()
  worker.terminate()
}

/**
 * Trains a run in a worker of its own, which ends with it. It waits in line there: no more than two runs train at once. Answers when the
 * run is over; a second call for the same run gives the same answer. Codes beside the worker's: `training/worker`, where it died.
 * `keep`: the worker stays for the next run that is started so, until `endKeptTrainers`.
 */
export function startTraining(id: RunId, { keep = false } = {}): Promise<Result<null>> {
  const known = trainings.get(id)
  if (known) return known.outcome
  const trainer = (keep ? idle.pop() : undefined) ?? spawn()
  const { remote } = trainer
  const died = trainer.died.then((why) =>
    fail(
      'training/worker',
      `The training worker ended: ${why}. Run it again; if it ends so again, train on fewer rides or close other tabs.`,
    ),
  )
  const trained = async (): Promise<Result<null>> => {
    const result = await remote.start(id)
    const bytes = result.ok ? null : await remote.unsaved(id)
    if (bytes) unsaved.set(id, bytes)
    return result
  }
  let isSound = true
  void trainer.died.then(() => {
    isSound = false
  })
  const outcome = Promise.race([trained(), died]).finally(() => {
    trainings.delete(id)
    if (keep && isSound) idle.push(trainer)
    else end(trainer)
  })
  trainings.set(id, { remote, outcome })
  return outcome
}

/** Ends the workers that wait for another run. */
export function endKeptTrainers(): void {
  for (const trainer of idle.splice(0)) end(trainer)
}

/** The model of a training that answered `storage/quota`: nothing but this holds it. Asked once; null where there is none. */
export function takeUnsaved(id: RunId): Uint8Array | null {
  const bytes = unsaved.get(id) ?? null
  unsaved.delete(id)
  return bytes
}

/** Ends a training, whichever tab does it, and keeps the best so far. */
export const stopTraining = (id: RunId): Promise<void> => ask(id, 'stop')

/** Ends a training or its waiting, whichever tab does it, and keeps nothing. */
export const cancelTraining = (id: RunId): Promise<void> => ask(id, 'cancel')

async function ask(id: RunId, kind: Wish['kind']): Promise<void> {
  const mine = trainings.get(id)
  if (mine) await mine.remote[kind](id)
  else tellWish({ kind, job: jobId(id) })
}
