import { hashBytes } from '@/lib/shared/hash'
import { whyUnread } from '@/lib/shared/out-of-memory'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { DatasetIndex, StoredDataset } from '@/lib/trips/dataset-index'
import type { DatasetStore, TellHeld } from '@/lib/trips/dataset-store'
import { chunkBytes, chunkColumns, copyTrips } from '@/lib/trips/trip-chunk'
import { allocateTrips, type TripColumns } from '@/lib/trips/trip-columns'
import { heldFailure } from './storage-failure'
import type { TripDirectory } from './trip-directory'
import { HeldElsewhere, PATIENCE_MS, type Patience, whenFree } from './when-free'

/** Datasets whose columns lie in the private file system and whose commit markers lie in `index`. Works in pages and workers. Files that another tab holds are waited for. */
export function opfsDatasetStore(
  index: DatasetIndex,
  directory: TripDirectory,
  forMs: number = PATIENCE_MS,
): DatasetStore {
  const patience = (tell: TellHeld | undefined): Patience => ({ forMs, ...(tell && { tell }) })
  return {
    list: async () => (await index.list()).map(({ dataset }) => dataset).sort((a, b) => b.importedAt - a.importedAt),
    get: async (id) => (await index.get(id))?.dataset ?? null,
    update: index.update,
    async readTrips(id, held) {
      const stored = await index.get(id)
      if (!stored) return fail('dataset/unknown', 'This dataset is not here any more. Import its files again.')
      return readColumns(stored, directory, patience(held))
    },
    async remove(id, held) {
      const stored = await index.get(id)
      if (!stored) return ok(null)
      await index.remove(id)
      try {
        for (const file of [stored.storage.file, stored.rejectsFile])
          if (file) await removeWhenFree(directory, file, patience(held))
        return ok(null)
      } catch (error) {
        if (!(error instanceof HeldElsewhere)) throw error
        return fail(
          'storage/held',
          `${stored.dataset.name} is deleted, but its room is not free yet. ${error.message} Close the other tabs of Ridecast: its next start gives the room back.`,
        )
      }
    },
  }
}

const removeWhenFree = (directory: TripDirectory, file: string, patience: Patience): Promise<void> =>
  whenFree(
    file,
    async () => {
      if (!(await directory.remove(file))) throw new DOMException(`${file} is held`, 'NoModificationAllowedError')
    },
    patience,
  )

/** Throws what says that memory is short, where it is. */
async function bytesOf(part: Blob): Promise<ArrayBuffer> {
  try {
    return await part.arrayBuffer()
  } catch (error) {
    throw whyUnread(error, part.size)
  }
}

/** Reads and checks chunk by chunk. Fails with `dataset/missing`, `dataset/damaged` or `storage/held`. */
async function readColumns(
  { dataset, storage }: StoredDataset,
  directory: TripDirectory,
  patience: Patience,
): Promise<Result<TripColumns>> {
  let file: File | null
  try {
    file = await whenFree(storage.file, () => directory.file(storage.file), patience)
  } catch (error) {
    if (error instanceof HeldElsewhere) return { ok: false, error: heldFailure(error) }
    throw error
  }
  if (!file)
    return fail('dataset/missing', `The trips of ${dataset.name} are gone from this browser. Import its files again.`)
  const { hasPoints } = dataset
  const trips = allocateTrips(dataset.rows, hasPoints)
  let at = 0
  for (const { offset, rows, sha256 } of storage.chunks) {
    const length = chunkBytes(rows, hasPoints)
    const bytes = new Uint8Array(await bytesOf(file.slice(offset, offset + length)))
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
