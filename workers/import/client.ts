import { proxy } from 'comlink'
import type { DatasetId } from '@/lib/shared/ids'
import type { JobId } from '@/lib/shared/job'
import type { Result } from '@/lib/shared/result'
import type { TellHeld } from '@/lib/trips/dataset-store'
import { workerOnDemand } from '../on-demand'
import { tellWish } from '../wishes'
import type { ImportWorker } from './api'

export type {
  DeriveRequest,
  FileInside,
  FilesReport,
  ImportOutcome,
  ImportRequest,
  ImportWorker,
  ZonesOutcome,
} from './api'

const importer = workerOnDemand<ImportWorker>(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'import' }),
  30_000,
)

/** Calls the import worker, which starts with the first call and ends half a minute after the last. Rejects where it dies meanwhile. */
export const withImporter = <T>(call: (importer: ImportWorker) => Promise<T>): Promise<T> =>
  importer.call(call, (why) => {
    throw new Error(`The import worker ended: ${why}.`)
  })

/** Ends an import, whichever tab does it, and keeps nothing. */
export async function cancelImport(job: JobId): Promise<void> {
  tellWish({ kind: 'cancel', job })
  // A worker of this tab may not listen yet, but answers calls from its first moment on.
  if (importer.isOpen()) await withImporter((remote) => remote.cancel(job))
}

/** Deletes a dataset; `held` is told of a file that another tab holds while it is waited for. */
export const removeDataset = (id: DatasetId, held: TellHeld): Promise<Result<null>> =>
  withImporter((remote) => remote.removeDataset(id, proxy(held)))

/** Ends the worker, whatever it is doing. */
export const closeImporter = importer.close
