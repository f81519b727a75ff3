import type { Failure } from '@/lib/shared/result'
import type { TakeBlock } from './row-reader'
import { allocateChunk, CHUNK_ROWS, chunkBytes, chunkColumns, copyTrips } from './trip-chunk'
import type { TripColumns } from './trip-columns'
import type { TripSink } from './trip-sink'

/** Gathers kept rows into chunks and hands the full ones to a sink. At most a few chunks are in memory. */
export interface TripWriter {
  readonly take: TakeBlock
  rows(): number
  /** Do the rows have points? The first block says so for all. */
  hasPoints(): boolean
  /** Stores the chunks that are full. */
  drain(): Promise<Failure | null>
  /** Rows [index × CHUNK_ROWS, …) as they are now; of the last chunk only the rows that are filled are meant. Drain first. */
  read(index: number): Promise<TripColumns>
  /** Takes rows out again, from row `from` on, where `isUnwanted` holds; tells each before it goes. */
  remove(
    from: number,
    isUnwanted: (row: number, pickupAt: number) => boolean,
    tell: (row: number, trips: TripColumns, at: number) => void,
  ): Promise<Failure | null>
  /** Stores the last chunk. */
  finish(): Promise<Failure | null>
}

/** The chunk being filled. */
interface OpenChunk {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly trips: TripColumns
  filled: number
}

function openChunk(hasPoints: boolean, spare: Uint8Array<ArrayBuffer> | null): OpenChunk {
  const isAlike = spare?.length === chunkBytes(CHUNK_ROWS, hasPoints)
  const bytes = spare && isAlike ? spare : allocateChunk(CHUNK_ROWS, hasPoints)
  return { bytes, trips: chunkColumns(bytes, hasPoints), filled: 0 }
}

export function tripWriter(sink: TripSink): TripWriter {
  let stored = 0
  const full: Uint8Array<ArrayBuffer>[] = []
  let chunk: OpenChunk | null = null
  let hasPoints = false
  /** A chunk that is stored: to allocate each anew would leave a hundred megabytes of garbage behind a long file. */
  let spare: Uint8Array<ArrayBuffer> | null = null

  const append = (trips: TripColumns, from: number, to: number) => {
    let at = from
    while (at < to) {
      if (chunk === null) {
        if (stored + full.length === 0) hasPoints = trips.points !== null
        chunk = openChunk(hasPoints, spare)
        spare = null
      }
      const some = Math.min(to - at, CHUNK_ROWS - chunk.filled)
      copyTrips(chunk.trips, chunk.filled, trips, at, at + some)
      chunk.filled += some
      at += some
      if (chunk.filled === CHUNK_ROWS) {
        full.push(chunk.bytes)
        chunk = null
      }
    }
  }

  const drain = async (): Promise<Failure | null> => {
    while (full.length > 0) {
      const failure = await sink.putChunk(stored, full[0] as Uint8Array<ArrayBuffer>)
      if (failure) return failure
      const bytes = full.shift()
      if (sink.copiesChunks && bytes) spare = bytes
      stored++
    }
    return null
  }

  return {
    take: (block, rows) => append(block, 0, rows),
    rows: () => (stored + full.length) * CHUNK_ROWS + (chunk?.filled ?? 0),
    hasPoints: () => hasPoints,
    drain,
    read: async (index) =>
      index === stored && chunk ? chunk.trips : chunkColumns(await sink.getChunk(index), hasPoints),
    async remove(from, isUnwanted, tell) {
      const failure = await drain()
      if (failure) return failure
      const first = Math.floor(from / CHUNK_ROWS)
      const last = stored
      const open: OpenChunk | null = chunk
      stored = first
      chunk = null
      for (let index = first; index <= last; index++) {
        if (index === last && open === null) break
        const trips = index === last && open ? open.trips : chunkColumns(await sink.getChunk(index), hasPoints)
        const rows = index === last && open ? open.filled : CHUNK_ROWS
        let runFrom = 0
        for (let i = 0; i < rows; i++) {
          const row = index * CHUNK_ROWS + i
          if (row < from || !isUnwanted(row, trips.pickupAt[i] as number)) continue
          tell(row, trips, i)
          append(trips, runFrom, i)
          runFrom = i + 1
        }
        append(trips, runFrom, rows)
        const noRoom = await drain()
        if (noRoom) return noRoom
      }
      return null
    },
    async finish() {
      const failure = await drain()
      if (failure || chunk === null || chunk.filled === 0) return failure
      const rest = allocateChunk(chunk.filled, hasPoints)
      copyTrips(chunkColumns(rest, hasPoints), 0, chunk.trips, 0, chunk.filled)
      return sink.putChunk(stored, rest)
    },
  }
}
