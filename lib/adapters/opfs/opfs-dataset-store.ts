import { hashBytes } from '@/lib/shared/hash'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { DatasetIndex, StoredDataset } from '@/lib/trips/dataset-index'
import type { DatasetStore } from '@/lib/trips/dataset-store'
import { chunkBytes, chunkColumns, copyTrips } from '@/lib/trips/trip-chunk'
import { allocateTrips, type TripColumns } from '@/lib/trips/trip-columns'
import type { TripDirectory } from './trip-directory'

/** Datasets whose columns lie in the private file system and whose commit markers lie in `index`. Works in pages and workers. */
export function opfsDatasetStore(index: DatasetIndex, directory: TripDirectory): DatasetStore {
  return {
    list: async () => (await index.list()).map(({ dataset }) => dataset).sort((a, b) => b.importedAt - a.importedAt),
    get: async (id) => (await index.get(id))?.dataset ?? null,
    update: (id, change) => index.update(id, change),
    async readTrips(id) {
      const stored = await index.get(id)
      if (!stored) return fail('dataset/unknown', 'This dataset is not here any more. Import its files again.')
      return readColumns(stored, directory)
    },
    async remove(id) {
      const stored = await index.get(id)
      if (!stored) return
      await index.remove(id)
      await directory.remove(stored.storage.file)
      if (stored.rejectsFile) await directory.remove(stored.rejectsFile)
    },
  }
}

/** Reads and checks chunk by chunk. Fails with `dataset/missing` or `dataset/damaged`. */
async function readColumns(
  { dataset, storage }: StoredDataset,
  directory: TripDirectory,
): Promise<Result<TripColumns>> {
  const file = await directory.file(storage.file)
  if (!file)
    return fail('dataset/missing', `The trips of ${dataset.name} are gone from this browser. Import its files again.`)
  const { hasPoints } = dataset
  const trips = allocateTrips(dataset.rows, hasPoints)
  let at = 0
  for (const { offset, rows, sha256 } of storage.chunks) {
    const length = chunkBytes(rows, hasPoints)
    const bytes = new Uint8Array(await file.slice(offset, offset + length).arrayBuffer())
    if (bytes.length !== length || at + rows > trips.rows || (await hashBytes(bytes)) !== sha256)
      return fail(
        'dataset/damaged',
        `The stored trips of ${dataset.name} are damaged (rows ${at + 1}–${at + rows}). Delete the dataset and import its files again.`,
      )
    copyTrips(trips, at, chunkColumns(bytes, hasPoints), 0, rows)
    at += rows
  }
  return ok(trips)
}
