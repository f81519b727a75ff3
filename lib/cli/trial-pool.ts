import { Worker } from 'node:worker_threads'
import type { RunRecipe } from '@/lib/experiments/run'
import type { TrainingTask } from '@/lib/training/training-task'

export type TrialQuestion = Pick<RunRecipe, 'split' | 'settings' | 'limits'>

export type TrialAnswer =
  | { readonly rmse: number; readonly judges: number; readonly seconds: number }
  | { readonly rmse: null; readonly why: string }

export interface TrialPool {
  /** Trains in the first thread that is free. */
  train(question: TrialQuestion): Promise<TrialAnswer>
  close(): Promise<void>
}

/** Threads that train, each one trial at a time, on the same rides. Those of the task should lie in shared memory. */
export function openTrialPool(task: TrainingTask, threads: number): TrialPool {
  const all = new Set<Worker>()
  const free: Worker[] = []
  const waiting: ((worker: Worker) => void)[] = []
  const release = (worker: Worker) => {
    const next = waiting.shift()
    if (next) next(worker)
    else free.push(worker)
  }
  const begin = (): Worker => {
    const worker = new Worker(new URL('./trial-thread.mjs', import.meta.url), { workerData: task })
    all.add(worker)
    return worker
  }
  const acquire = (): Worker | Promise<Worker> =>
    free.pop() ?? (all.size < threads ? begin() : new Promise((resolve) => waiting.push(resolve)))
  return {
    async train(question) {
      const worker = await acquire()
      const answer = await new Promise<TrialAnswer>((resolve) => {
        const died = (error: unknown) => {
          all.delete(worker)
          resolve({ rmse: null, why: error instanceof Error ? error.message : `the thread ended (${error})` })
        }
        worker.once('error', died)
        worker.once('exit', died)
        worker.once('message', (told: TrialAnswer) => {
          worker.off('error', died)
          worker.off('exit', died)
          resolve(told)
        })
        worker.postMessage(question)
      })
      if (all.has(worker)) release(worker)
      else if (waiting.length > 0) waiting.shift()?.(begin())
      return answer
    },
    close: async () => {
      await Promise.all([...all].map((worker) => worker.terminate()))
    },
  }
}
