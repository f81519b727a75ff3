/** The control worker: the only thread that touches control.db, so that no prediction ever waits for that disk or for a lock on it. */
import { parentPort } from 'node:worker_threads'
import { type Control, openControl } from '@/lib/adapters/sql/open-control'
import { asStoreFailure } from '@/lib/deployments/store-failure'
import type { FromControl, ToControl } from './control-messages'
import type { Answered, Asked } from './worker-calls'

const port = parentPort
if (!port) throw new Error('the control worker runs as a worker thread')
let control: Control | null = null

async function answer(ask: ToControl): Promise<FromControl> {
  if (ask.kind === 'open') {
    const opened = openControl(ask.folder)
    if (!opened.ok) return { kind: 'refused', error: opened.error }
    control = opened.value
    return { kind: 'done', value: null }
  }
  if (!control) throw new Error('control.db is not open')
  if (ask.kind === 'close') {
    await control.close()
    return { kind: 'done', value: null }
  }
  const store = control[ask.store]
  const method: unknown = Reflect.get(store, ask.method)
  if (typeof method !== 'function') throw new Error(`${ask.store} has no ${ask.method}`)
  return { kind: 'done', value: await Reflect.apply(method, store, ask.args) }
}

function explain(error: unknown): FromControl {
  const failure = asStoreFailure(error)
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
  if (!failure) return { kind: 'threw', message, stack }
  const cause = failure.cause instanceof Error ? failure.cause.message : message
  return { kind: 'failed', failure: failure.kind, message: cause }
}

port.on('message', async ({ id, ask }: Asked<ToControl>) => {
  const message: Answered<FromControl> = { id, answer: await answer(ask).catch(explain) }
  port.postMessage(message)
  if (ask.kind === 'close' || message.answer.kind === 'refused') port.close()
})
