import type { Failure } from '@/lib/shared/result'
import type { TripSink } from '@/lib/trips/trip-sink'
import { noRoom, storageFailure } from './storage-failure'
import { createSyncFile, type SyncFile } from './sync-file'
import type { TripDirectory } from './trip-directory'
import type { Patience } from './when-free'

/** Writes an import into two files of its own. They mean nothing until a commit marker names them. */
export interface OpfsSink extends TripSink {
  readonly file: string
  readonly rejectsFile: string
  /** Cuts the columns at so many bytes and returns those of the rejects. Call it once, when the import has ended well; the files are complete on disk after it. */
  close(bytes: number): { readonly rejectBytes: number }
  /** Gives the space back. */
  discard(): Promise<void>
}

export const columnsFileOf = (stem: string): string => `${stem}.trips`
export const rejectsFileOf = (stem: string): string => `${stem}.rejects.csv`

/** Waits for files that another tab holds, as patiently as told; throws `HeldElsewhere`, and leaves neither file open. */
export async function openOpfsSink(directory: TripDirectory, stem: string, patience: Patience): Promise<OpfsSink> {
  const file = columnsFileOf(stem)
  const rejectsFile = rejectsFileOf(stem)
  const columns = await createSyncFile(directory.handle, file, patience)
  const rejects = await createSyncFile(directory.handle, rejectsFile, patience).catch(async (error: unknown) => {
    columns.close()
    await directory.remove(file)
    throw error
  })
  /** Bytes of each chunk; all but the last are full, and as long as the first. */
  const lengths: number[] = []
  const placeOf = (index: number) => index * (lengths[0] ?? 0)
  let rejectBytes = 0

  return {
    file,
    rejectsFile,
    copiesChunks: true,
    putChunk: async (index, bytes) => {
      lengths[index] = bytes.length
      return writeAll(columns, bytes, placeOf(index))
    },
    getChunk: async (index) => {
      const bytes = new Uint8Array(lengths[index] ?? 0)
      columns.read(bytes, { at: placeOf(index) })
      return bytes
    },
    addRejects: async (bytes) => {
      const failure = writeAll(rejects, bytes as Uint8Array<ArrayBuffer>, rejectBytes)
      rejectBytes += bytes.length
      return failure
    },
    close(bytes) {
      columns.truncate(bytes)
      for (const one of [columns, rejects]) {
        one.flush()
        one.close()
      }
      return { rejectBytes }
    },
    async discard() {
      columns.close()
      rejects.close()
      await directory.remove(file)
      await directory.remove(rejectsFile)
    },
  }
}

function writeAll(to: SyncFile, bytes: Uint8Array<ArrayBuffer>, at: number): Failure | null {
  try {
    // Where room runs out in the middle, Chromium writes what fits and says how much that was.
    return to.write(bytes, { at }) === bytes.length ? null : noRoom()
  } catch (error) {
    return storageFailure(error)
  }
}
