import { Worker } from 'node:worker_threads'

/** What crosses: a question with its number, and its answer under the same number. */
export interface Asked<Ask> {
  readonly id: number
  readonly ask: Ask
}
export interface Answered<Answer> {
  readonly id: number
  readonly answer: Answer
}

/** A thread that answers questions. It keeps the process alive only while one is open. */
export interface WorkerCalls<Ask, Answer> {
  /** Rejects if the thread ends before it answers, and ever after. */
  call(ask: Ask): Promise<Answer>
  readonly hasEnded: () => boolean
}

export function callWorker<Ask, Answer>(script: string, workerData: unknown): WorkerCalls<Ask, Answer> {
  const worker = new Worker(script, { workerData })
  const open = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>()
  let last = 0
  let ended: Error | null = null
  const settle = (id: number) => {
    const call = open.get(id)
    open.delete(id)
    if (open.size === 0) worker.unref()
    return call
  }
  const end = (why: Error) => {
    ended ??= why
    for (const id of [...open.keys()]) settle(id)?.reject(ended)
  }
  worker.on('message', ({ id, answer }: Answered<Answer>) => settle(id)?.resolve(answer))
  worker.on('error', end)
  worker.on('exit', () => end(new Error(`The thread ${script} has ended.`)))
  worker.unref()
  return {
    hasEnded: () => ended !== null,
    call: (ask) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended)
        const asked: Asked<Ask> = { id: ++last, ask }
        open.set(asked.id, { resolve, reject })
        worker.ref()
        worker.postMessage(asked)
      }),
  }
}
