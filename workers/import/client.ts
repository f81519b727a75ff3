import { type Remote, releaseProxy, wrap } from 'comlink'
import type { ImportWorker } from './api'

export type { ImportOutcome, ImportRequest, ImportWorker } from './api'

const IDLE_MS = 30_000

let open: { worker: Worker; remote: Remote<ImportWorker> } | null = null
let calls = 0
let idle: ReturnType<typeof setTimeout> | undefined

/** Calls the import worker, which starts with the first call and ends half a minute after the last. */
export async function withImporter<T>(call: (importer: ImportWorker) => Promise<T>): Promise<T> {
  clearTimeout(idle)
  if (!open) {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'import' })
    open = { worker, remote: wrap<ImportWorker>(worker) }
  }
  calls++
  try {
    return await call(open.remote)
  } finally {
    calls--
    if (calls === 0) idle = setTimeout(closeImporter, IDLE_MS)
  }
}

/** Ends the worker, whatever it is doing. */
export function closeImporter(): void {
  clearTimeout(idle)
  open?.remote[releaseProxy]()
  open?.worker.terminate()
  open = null
}
