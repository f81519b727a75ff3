import type { StoredDataset } from '@/lib/trips/dataset-index'
import type { StoredRows } from '@/lib/trips/shared-rides'
import { chunkBytes, chunkColumns } from '@/lib/trips/trip-chunk'
import type { TripDirectory } from './trip-directory'

/** The rows of a stored dataset, a chunk at a time; null where its file is not there or too short. Their hashes are not checked: it is only compared. */
export async function storedRows(
  { dataset, storage }: StoredDataset,
  directory: TripDirectory,
): Promise<StoredRows | null> {
  const file = await directory.file(storage.file)
  if (!file || file.size < storage.bytes) return null
  const { hasPoints } = dataset
  return {
    chunks: storage.chunks.length,
    read: async (index) => {
      const { offset = 0, rows = 0 } = storage.chunks[index] ?? {}
      const bytes = await file.slice(offset, offset + chunkBytes(rows, hasPoints)).arrayBuffer()
      return chunkColumns(new Uint8Array(bytes), hasPoints)
    },
    within: (_, rows) => [0, rows],
  }
}
