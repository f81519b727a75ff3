import { type Remote, releaseProxy, wrap } from 'comlink'
import { deathOf } from './death-of'

interface Open<Api> {
  readonly worker: Worker
  readonly remote: Remote<Api>
  readonly died: Promise<string>
}

export interface OnDemand<Api> {
  /** Calls the worker. Where it dies meanwhile, the answer is what `died` makes of the reason. */
  call<T>(work: (remote: Remote<Api>) => Promise<T>, died: (why: string) => T): Promise<T>
  isOpen(): boolean
  /** Ends the worker, whatever it is doing. */
  close(): void
}

/** A worker that starts with the first call, and ends `idleMs` after the last one is answered. One that died is started anew. */
export function workerOnDemand<Api>(spawn: () => Worker, idleMs: number): OnDemand<Api> {
  let open: Open<Api> | null = null
  let calls = 0
  let idle: ReturnType<typeof setTimeout> | undefined

  function close(): void {
    clearTimeout(idle)
    open?.remote[releaseProxy]()
    open?.worker.terminate()
    open = null
  }

  function start(): Open<Api> {
    const worker = spawn()
    const died = deathOf(worker).then((why) => {
      if (open?.worker === worker) close()
      return why
    })
    return { worker, remote: wrap<Api>(worker), died }
  }

  return {
    async call(work, died) {
      clearTimeout(idle)
      open ??= start()
      const current = open
      calls++
      try {
        return await Promise.race([work(current.remote), current.died.then(died)])
      } finally {
        calls--
        if (calls === 0) idle = setTimeout(close, idleMs)
      }
    },
    isOpen: () => open !== null,
    close,
  }
}
