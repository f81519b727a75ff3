import { type FileMetaData, parquetMetadataAsync } from 'hyparquet'
import { csvLine } from '@/lib/shared/csv/csv-cell'
import { isOutOfMemory } from '@/lib/shared/out-of-memory'
import { type Failure, fail } from '@/lib/shared/result'
import { canReadFast } from './can-read-fast'
import { decideParquet } from './decide-parquet'
import { type RecognisedHeader, recogniseFormat } from './formats/recognise-format'
import { DISTANCE_KM } from './formats/trip-format'
import type { ImportRules } from './import-rules'
import { describeDuration, judgeDuration } from './judge-ride'
import { hasPoints, keepRide } from './keep-ride'
import { lineMap } from './line-map'
import { BAD_VALUE, describeValues, type GroupColumns, judgeValues, readGroup } from './parquet-columns'
import { type ParquetTexts, readParquetTexts } from './parquet-texts'
import type { Reading } from './reading'
import type { TakeReject } from './reject-log'
import type { RowReader, TakeBlock } from './row-reader'
import { judgeFields } from './slow-row'
import { tripBlock } from './trip-block'
import { MISSING_PASSENGERS } from './trip-columns'
import type { TripSource } from './trip-source'

/** Rows of one row group that are held at once; TLC writes a month as one group. */
const MOST_GROUP_ROWS = 50_000_000

export interface ParquetReader extends RowReader {
  /** Reads group by group, yielding the share read; returns why the file cannot be read on, or null. */
  rowGroups(): AsyncGenerator<number, Failure | null>
}

/**
 * A reader for the Parquet file given: the same rows, rules and values as a CSV of it. Naive timestamps are wall-clock times; ids may be
 * int32, int64 or text; a "line" is the row's number, from 1. Fails with `parquet/unreadable`, `import/memory` or what `recogniseFormat` and `decideForm`
 * fail with.
 */
export function parquetReader(
  source: TripSource,
  rules: ImportRules,
  log: TakeReject,
  take: TakeBlock,
  { wanted, choice, book }: Reading,
): ParquetReader {
  const lines = lineMap()
  const encoder = new TextEncoder()
  let head: RecognisedHeader | null = null
  let notes: readonly string[] = []
  let read = 0
  let kept = 0

  const file = {
    byteLength: source.bytes,
    slice: async (from: number, to = source.bytes) => exactBuffer(await source.slice(from, to)),
  }

  const unreadable = (why: string): Failure =>
    fail(
      'parquet/unreadable',
      `${source.name} is not a Parquet file that Ridecast can read: ${why}. Download it again, or import it as CSV.`,
    ).error

  const tooLarge = (why: string): Failure =>
    fail(
      'import/memory',
      `${source.name} needs more memory than the browser has (${why}). Import it as CSV, which is read piece by piece, or close other tabs and try again.`,
    ).error

  const judge = (columns: GroupColumns, known: RecognisedHeader) => {
    const block = tripBlock()
    const isTimed = known.columnOf.dropoffAt >= 0
    let filled = 0
    const flush = () => {
      if (filled > 0) take(block, filled)
      filled = 0
    }
    const { pickupAt, dropoffAt, pickupZone, dropoffZone, distance, passengers, fare } = columns
    for (let i = 0; i < columns.rows; i++) {
      read++
      const start = pickupAt[i] as number
      const end = dropoffAt[i] as number
      const reason = judgeValues(columns, i) ?? (isTimed ? judgeDuration(end - start, rules) : null)
      if (reason) {
        log.add(source.name, read, reason, encoder.encode(describeValues(columns, i, known)), () =>
          reason in BAD_VALUE ? (BAD_VALUE[reason] ?? '') : describeDuration(end - start, rules, known.format.end),
        )
        lines.set(kept, read + 1 - kept)
        continue
      }
      block.pickupAt[filled] = start
      block.dropoffAt[filled] = end
      block.pickupZone[filled] = pickupZone[i] as number
      block.dropoffZone[filled] = dropoffZone[i] as number
      block.distanceKm[filled] = (distance[i] as number) * DISTANCE_KM[known.format.distanceUnit]
      const people = passengers[i] as number
      block.passengers[filled] = Number.isNaN(people) ? MISSING_PASSENGERS : people
      block.fare[filled] = fare[i] as number
      kept++
      if (++filled === block.rows) flush()
    }
    flush()
  }

  /** Rows of a format that the typed columns below do not know are judged as text. */
  const judgeTexts = (texts: ParquetTexts, known: RecognisedHeader, columns: readonly number[]): Failure | null => {
    const block = tripBlock(hasPoints(known))
    let filled = 0
    const flush = () => {
      if (filled > 0) take(block, filled)
      filled = 0
    }
    for (let i = 0; i < texts.rows; i++) {
      read++
      const row = judgeFields((column) => texts.textAt(column, i), known, rules)
      if (!row.kept) {
        const cells = known.header.map((_, column) => (columns.includes(column) ? texts.textAt(column, i) : ''))
        log.add(source.name, read, row.reason, encoder.encode(csvLine(cells).trimEnd()), () => row.detail)
        lines.set(kept, read + 1 - kept)
        continue
      }
      const failure = keepRide(block, filled, row.ride, book, source.name)
      if (failure) return failure
      kept++
      if (++filled === block.rows) flush()
    }
    flush()
    return null
  }

  const readRows = async (
    metadata: FileMetaData,
    known: RecognisedHeader,
    from: number,
    rows: number,
  ): Promise<Failure | null> => {
    try {
      if (canReadFast(known)) {
        judge(await readGroup(file, metadata, known, from, rows), known)
        return null
      }
      const columns = Object.values(known.columnOf).filter((column) => column >= 0)
      return judgeTexts(
        await readParquetTexts(file, metadata, known.header, columns, from, from + rows),
        known,
        columns,
      )
    } catch (error) {
      return isOutOfMemory(error) ? tooLarge(reasonOf(error)) : unreadable(reasonOf(error))
    }
  }

  /** The header, understood, with what the first rows say about the forms of times and points. */
  const open = async (metadata: FileMetaData, names: readonly string[]): Promise<RecognisedHeader | Failure> => {
    const known = recogniseFormat(names, source.name, wanted, choice)
    if (!known.ok) return known.error
    try {
      const decided = await decideParquet(file, metadata, known.value, choice.dateOrder, source.name)
      if (!decided.ok) return decided.error
      notes = decided.value.notes
      return decided.value.head
    } catch (error) {
      return unreadable(reasonOf(error))
    }
  }

  return {
    lines,
    head: () => head,
    read: () => read,
    notes: () => notes,
    async *rowGroups() {
      lines.set(0, 1)
      let metadata: FileMetaData
      try {
        metadata = await parquetMetadataAsync(file)
      } catch (error) {
        return unreadable(reasonOf(error))
      }
      const names = metadata.row_groups[0]?.columns.map((column) => column.meta_data?.path_in_schema[0] ?? '') ?? []
      if (names.length === 0) return unreadable('it has no rows')
      const opened = await open(metadata, names)
      if ('code' in opened) return opened
      head = opened
      const total = Number(metadata.num_rows)
      let rowStart = 0
      for (const group of metadata.row_groups) {
        const rows = Number(group.num_rows)
        if (rows > MOST_GROUP_ROWS) return unreadable(`a row group of ${rows} rows is too large`)
        const failure = await readRows(metadata, head, rowStart, rows)
        if (failure) return failure
        rowStart += rows
        yield rowStart / total
      }
      return null
    },
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  const copy = new Uint8Array(bytes.length)
  copy.set(bytes)
  return copy.buffer
}
