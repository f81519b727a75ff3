import type { RepeatedRows } from './remove-unwanted'
import { type DaySpan, type StoredRows, sharedRides } from './shared-rides'
import { CHUNK_ROWS } from './trip-chunk'
import type { TripWriter } from './trip-writer'

/** The days that a file's kept rides are of. */
export interface FileDays {
  readonly name: string
  readonly days: DaySpan
}

/**
 * Which rows from `firstRow` on, those of the file just read, are in the rows before as well; null where none is. Files that share no day
 * (two months) cost nothing. Takes one bit a row, and what `sharedRides` takes. The writer must be drained.
 */
export async function* repeatedRows(
  writer: TripWriter,
  firstRow: number,
  days: DaySpan,
  earlier: readonly FileDays[],
): AsyncGenerator<void, RepeatedRows | null> {
  const touching = earlier.filter((file) => file.days.from < days.to && days.from < file.days.to)
  const rows = writer.rows()
  if (touching.length === 0 || rows === firstRow) return null
  const marks = new Uint8Array(Math.ceil((rows - firstRow) / 8))
  let found = 0
  const firstChunk = Math.floor(firstRow / CHUNK_ROWS)
  const fresh = rowsOf(writer, firstRow, rows)
  yield* sharedRides(rowsOf(writer, 0, firstRow), fresh, days, (chunk, at) => {
    const row = (firstChunk + chunk) * CHUNK_ROWS + at - firstRow
    marks[row >> 3] = (marks[row >> 3] as number) | (1 << (row & 7))
    found++
  })
  if (found === 0) return null
  return {
    has: (row) => ((marks[(row - firstRow) >> 3] as number) & (1 << ((row - firstRow) & 7))) !== 0,
    where: touching.map((file) => file.name).join(' or '),
  }
}

/** Rows [from, to) of what is being written. */
function rowsOf(writer: TripWriter, from: number, to: number): StoredRows {
  const first = Math.floor(from / CHUNK_ROWS)
  return {
    chunks: Math.ceil(to / CHUNK_ROWS) - first,
    read: (index) => writer.read(first + index),
    within: (index) => {
      const start = (first + index) * CHUNK_ROWS
      return [Math.max(0, from - start), Math.min(CHUNK_ROWS, to - start)]
    },
  }
}
