import type { Control } from '@/lib/adapters/sql/open-control'
import { StoreFailure } from '@/lib/deployments/store-failure'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { FromControl, Stores, ToControl } from './control-messages'
import { callWorker } from './worker-calls'

/** control.db, opened and kept by a thread of its own. Its stores are those of `openControl`, from afar. */
export async function openWorkerControl(script: string, folder: string): Promise<Result<Control>> {
  const calls = callWorker<ToControl, FromControl>(script, null)
  const ask = async (message: ToControl): Promise<unknown> => {
    const answer = await calls.call(message).catch((error: unknown): never => {
      throw new StoreFailure('broken', error)
    })
    switch (answer.kind) {
      case 'done':
        return answer.value
      case 'failed':
        throw new StoreFailure(answer.failure, new Error(answer.message))
      case 'threw':
        throw Object.assign(new Error(answer.message), { stack: answer.stack })
      case 'refused':
        throw new Error(answer.error.message)
    }
  }
  const opened = await calls.call({ kind: 'open', folder })
  if (opened.kind === 'refused') return fail(opened.error.code, opened.error.message)

  /** Any method that is asked for, asked over there. The other side is of the same build: what it answers is believed. */
  const remote = <Name extends keyof Stores>(store: Name): Stores[Name] => {
    const nothing: Stores[Name] = Object.create(null)
    return new Proxy(nothing, {
      get:
        (_, method) =>
        (...args: readonly unknown[]) =>
          ask({ kind: 'call', store, method: String(method), args }),
    })
  }
  return ok({
    endpoints: remote('endpoints'),
    artefacts: remote('artefacts'),
    keys: remote('keys'),
    sessions: remote('sessions'),
    shares: remote('shares'),
    async close() {
      await ask({ kind: 'close' })
    },
  })
}
