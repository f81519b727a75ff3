import { chunkColumns, copyTrips } from './trip-chunk'
import { allocateTrips, type TripColumns } from './trip-columns'
import type { TripSink } from './trip-sink'

/** Keeps what is imported in memory: for the script, tests and small datasets. */
export interface MemorySink extends TripSink {
  /** The first `rows` rows in one array a column: taking out strays may have left chunks behind the last. */
  trips(rows: number, hasPoints: boolean): TripColumns
  /** The CSV of rejected rows. */
  rejects(): Uint8Array
}

export function memorySink(): MemorySink {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  const rejects: Uint8Array[] = []
  return {
    async putChunk(index, bytes) {
      chunks[index] = bytes
      return null
    },
    async getChunk(index) {
      const chunk = chunks[index]
      if (!chunk) throw new RangeError(`no chunk ${index} of ${chunks.length}`)
      return chunk
    },
    async addRejects(bytes) {
      rejects.push(bytes)
      return null
    },
    trips(rows, hasPoints) {
      const all = allocateTrips(rows, hasPoints)
      let at = 0
      for (const chunk of chunks) {
        const part = chunkColumns(chunk, hasPoints)
        const some = Math.min(part.rows, rows - at)
        copyTrips(all, at, part, 0, some)
        at += some
      }
      return all
    },
    rejects() {
      const all = new Uint8Array(rejects.reduce((sum, part) => sum + part.length, 0))
      let at = 0
      for (const part of rejects) {
        all.set(part, at)
        at += part.length
      }
      return all
    },
  }
}
