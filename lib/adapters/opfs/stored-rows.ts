import { hashBytes } from '@/lib/shared/hash'
import type { StoredDataset } from '@/lib/trips/dataset-index'
import type { StoredRows } from '@/lib/trips/shared-rides'
import { chunkBytes, chunkColumns } from '@/lib/trips/trip-chunk'
import { DamagedTrips } from './damaged-trips'
import type { TripDirectory } from './trip-directory'

/** The rows of a stored dataset, a chunk at a time; null where its file is not there or too short. Where they are to become part of another dataset, ask for their hashes to be checked: reading throws `DamagedTrips`. */
export async function storedRows(
  { dataset, storage }: StoredDataset,
  directory: TripDirectory,
  isChecked = false,
): Promise<StoredRows | null> {
  const file = await directory.file(storage.file)
  if (!file || file.size < storage.bytes) return null
  const { hasPoints } = dataset
  return {
    chunks: storage.chunks.length,
    read: async (index) => {
      const { offset = 0, rows = 0, sha256 } = storage.chunks[index] ?? {}
      const part = await file.slice(offset, offset + chunkBytes(rows, hasPoints)).arrayBuffer()
      const bytes = new Uint8Array(part)
      if (isChecked && (await hashBytes(bytes)) !== sha256) throw new DamagedTrips(dataset.name, offset)
      return chunkColumns(bytes, hasPoints)
    },
    within: (_, rows) => [0, rows],
  }
}
