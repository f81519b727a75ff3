import { rowTokens } from '@/lib/shared/csv/row-tokens'
import { type Failure, fail } from '@/lib/shared/result'
import { countLines, withoutLineEnd } from './count-lines'
import type { RecognisedHeader } from './formats/recognise-format'
import type { ImportRules } from './import-rules'
import { hasPoints, keepRide } from './keep-ride'
import { lineMap } from './line-map'
import type { PlaceBook } from './place-book'
import { readOneRow } from './read-one-row'
import type { TakeReject } from './reject-log'
import type { RowReader, TakeBlock } from './row-reader'
import type { JudgedRow } from './slow-row'
import { tripBlock } from './trip-block'

const EMPTY = new Uint8Array(0)

export interface RowsOfText extends RowReader {
  /** Is the row that is told of the last of the file? */
  isEnd(): boolean
  /** The piece is only read during the call. Returns why the file cannot be read on, or null. */
  push(piece: Uint8Array): Failure | null
  finish(): Failure | null
}

/**
 * Reads the rows of a CSV one after the other as text, whatever its format: the specification of every faster reader. `before` lines stand
 * above the first piece. Any split of the same bytes gives the same rows. Fails with `csv/row-too-long` or `trips/too-many-places`.
 */
export function readPlainly(
  name: string,
  head: RecognisedHeader,
  before: number,
  rules: ImportRules,
  log: TakeReject,
  take: TakeBlock,
  book: PlaceBook,
): RowsOfText {
  const tokens = rowTokens()
  const lines = lineMap()
  const block = tripBlock(hasPoints(head))
  let carry: Uint8Array = EMPTY
  let line = before
  let read = 0
  let kept = 0
  let filled = 0
  let isEnd = false

  const noteLines = () => lines.set(kept + filled, line + 1 - (kept + filled))
  const flush = () => {
    if (filled > 0) take(block, filled)
    kept += filled
    filled = 0
  }
  const tooLong = (): Failure =>
    fail(
      'csv/row-too-long',
      `${name}, line ${line + 1}: a line of more than 1 MiB begins here. No trip has that: is this a table of trips, with a line for each?`,
    ).error

  const readOne = (bytes: Uint8Array, from: number, next: number, row: JudgedRow): Failure | null => {
    read++
    if (!row.kept) {
      log.add(name, line + 1, row.reason, withoutLineEnd(bytes, from, next), () => row.detail)
      return null
    }
    if (filled === block.rows) flush()
    const failure = keepRide(block, filled, row.ride, book, name)
    if (failure) return failure
    filled++
    return null
  }

  const advance = (bytes: Uint8Array, isLast: boolean): Failure | null => {
    let at = 0
    while (at < bytes.length) {
      const one = readOneRow(tokens, bytes, at, isLast, head, rules)
      if (one === 'unfinished') break
      if (one === 'too-long') return tooLong()
      const { next, row } = one
      isEnd = isLast && next === bytes.length
      const failure = row ? readOne(bytes, at, next, row) : null
      if (failure) return failure
      line += countLines(bytes, at, next)
      noteLines()
      at = next
    }
    carry = at < bytes.length ? bytes.slice(at) : EMPTY
    return null
  }

  noteLines()
  return {
    lines,
    head: () => head,
    read: () => read,
    isEnd: () => isEnd,
    notes: () => [],
    push(piece) {
      if (carry.length === 0) return advance(piece, false)
      const joined = new Uint8Array(carry.length + piece.length)
      joined.set(carry)
      joined.set(piece, carry.length)
      return advance(joined, false)
    },
    finish() {
      const failure = advance(carry, true)
      if (failure) return failure
      flush()
      return null
    },
  }
}
