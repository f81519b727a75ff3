import { proxy, type Remote, releaseProxy, wrap } from 'comlink'
import type { DatasetId } from '@/lib/shared/ids'
import type { JobId } from '@/lib/shared/job'
import type { Result } from '@/lib/shared/result'
import type { TellHeld } from '@/lib/trips/dataset-store'
import { deathOf } from '../death-of'
import { tellWish } from '../wishes'
import type { ImportWorker } from './api'

export type { DeriveRequest, FileInside, ImportOutcome, ImportRequest, ImportWorker, ZonesOutcome } from './api'

interface Open {
  readonly worker: Worker
  readonly remote: Remote<ImportWorker>
  readonly died: Promise<never>
}

const IDLE_MS = 30_000

let open: Open | null = null
let calls = 0
let idle: ReturnType<typeof setTimeout> | undefined

/** Calls the import worker, which starts with the first call and ends half a minute after the last. Rejects where it dies meanwhile. */
export async function withImporter<T>(call: (importer: ImportWorker) => Promise<T>): Promise<T> {
  clearTimeout(idle)
  open ??= start()
  const { remote, died } = open
  calls++
  try {
    return await Promise.race([call(remote), died])
  } finally {
    calls--
    if (calls === 0) idle = setTimeout(closeImporter, IDLE_MS)
  }
}

function start(): Open {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'import' })
  const died = deathOf(worker).then((why): never => {
    if (open?.worker === worker) closeImporter()
    throw new Error(`The import worker ended: ${why}.`)
  })
  died.catch(() => {})
  return { worker, remote: wrap<ImportWorker>(worker), died }
}

/** Ends an import, whichever tab does it, and keeps nothing. */
export async function cancelImport(job: JobId): Promise<void> {
  tellWish({ kind: 'cancel', job })
  // A worker of this tab may not listen yet, but answers calls from its first moment on.
  if (open) await withImporter((importer) => importer.cancel(job))
}

/** Deletes a dataset; `held` is told of a file that another tab holds while it is waited for. */
export const removeDataset = (id: DatasetId, held: TellHeld): Promise<Result<null>> =>
  withImporter((importer) => importer.removeDataset(id, proxy(held)))

/** Ends the worker, whatever it is doing. */
export function closeImporter(): void {
  clearTimeout(idle)
  open?.remote[releaseProxy]()
  open?.worker.terminate()
  open = null
}
