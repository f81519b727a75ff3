import type { Failure } from '@/lib/shared/result'
import type { TakeBlock } from './row-reader'
import { allocateChunk, CHUNK_ROWS, chunkColumns, copyTrips } from './trip-chunk'
import type { TripColumns } from './trip-columns'
import type { TripSink } from './trip-sink'

/** Gathers kept rows into chunks and hands the full ones to a sink. At most a few chunks are in memory. */
export interface TripWriter {
  readonly take: TakeBlock
  rows(): number
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

export function tripWriter(sink: TripSink): TripWriter {
  let stored = 0
  const full: Uint8Array<ArrayBuffer>[] = []
  let bytes = allocateChunk(CHUNK_ROWS)
  let chunk = chunkColumns(bytes)
  let filled = 0

  const append = (trips: TripColumns, from: number, to: number) => {
    let at = from
    while (at < to) {
      const some = Math.min(to - at, CHUNK_ROWS - filled)
      copyTrips(chunk, filled, trips, at, at + some)
      filled += some
      at += some
      if (filled === CHUNK_ROWS) {
        full.push(bytes)
        bytes = allocateChunk(CHUNK_ROWS)
        chunk = chunkColumns(bytes)
        filled = 0
      }
    }
  }

  const drain = async (): Promise<Failure | null> => {
    while (full.length > 0) {
      const failure = await sink.putChunk(stored, full[0] as Uint8Array<ArrayBuffer>)
      if (failure) return failure
      full.shift()
      stored++
    }
    return null
  }

  return {
    take: (block, rows) => append(block, 0, rows),
    rows: () => (stored + full.length) * CHUNK_ROWS + filled,
    drain,
    read: async (index) => (index === stored ? chunk : chunkColumns(await sink.getChunk(index))),
    async remove(from, isUnwanted, tell) {
      const failure = await drain()
      if (failure) return failure
      const first = Math.floor(from / CHUNK_ROWS)
      const last = stored
      const open = { trips: chunk, rows: filled }
      stored = first
      bytes = allocateChunk(CHUNK_ROWS)
      chunk = chunkColumns(bytes)
      filled = 0
      for (let index = first; index <= last; index++) {
        const trips = index === last ? open.trips : chunkColumns(await sink.getChunk(index))
        const rows = index === last ? open.rows : CHUNK_ROWS
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
      if (failure || filled === 0) return failure
      const rest = allocateChunk(filled)
      copyTrips(chunkColumns(rest), 0, chunk, 0, filled)
      return sink.putChunk(stored, rest)
    },
  }
}
