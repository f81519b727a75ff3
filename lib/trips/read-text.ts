import { type Failure, fail } from '@/lib/shared/result'
import { type CsvOpening, openCsv } from './csv-opening'
import type { ImportRules } from './import-rules'
import { lineMap } from './line-map'
import { planRows } from './plan-rows'
import { csvReader } from './read-csv'
import { type RowsOfText, readPlainly } from './read-plainly'
import type { Reading } from './reading'
import type { TakeReject } from './reject-log'
import type { TakeBlock } from './row-reader'
import { utf8Pieces } from './utf8-pieces'

/** Text from which a file's format is told. */
export const FIRST_CHUNK_BYTES = 1 << 20
/** As far as is read to learn the order of dates. */
const LONGEST_CHUNK_BYTES = 16 << 20

const LF = 10
const CR = 13

export interface TextReader extends RowsOfText {
  /** Texts of the first row, once the file is known. */
  firstRow(): readonly string[] | null
}

/**
 * Takes the bytes of one text file of trips in pieces of any size; any split of the same bytes gives the same rows. The first chunk tells
 * encoding, delimiter, format and the forms of times; then the rows are read as bytes where that can be done, plainly where not.
 * Fails with `csv/empty`, `csv/utf-16` or as `openCsv` and the readers of rows do.
 */
export function textReader(
  name: string,
  rules: ImportRules,
  log: TakeReject,
  take: TakeBlock,
  reading: Reading,
): TextReader {
  const text = utf8Pieces(name)
  /** Pieces of the first chunk; null once it is read. */
  let first: Uint8Array[] | null = []
  let gathered = 0
  let enough = FIRST_CHUNK_BYTES
  let opening: CsvOpening | null = null
  let rows: RowsOfText | null = null
  let last = LF
  let isCut = false
  const none = lineMap()

  /** Rejects of a last row without a line end are told as what they may be. */
  const watching: TakeReject = {
    add(file, line, reason, row, detail) {
      const isOpen = reason === 'wrong-field-count' && last !== LF && last !== CR && rows?.isEnd() === true
      if (isOpen) isCut = true
      log.add(file, line, reason, row, isOpen ? () => `${detail()} The file ends in the middle of it.` : detail)
    },
  }

  const open = (isWhole: boolean): Failure | null => {
    const chunk = joined(first ?? [], gathered)
    const opened = openCsv(isWhole ? chunk : chunk.subarray(0, enough), isWhole, name, reading, rules)
    if (!opened.ok) {
      if (opened.error.code !== 'trips/date-order' || isWhole || enough >= LONGEST_CHUNK_BYTES) return opened.error
      enough *= 2
      first = [chunk]
      return gathered >= enough ? open(false) : null
    }
    first = null
    opening = opened.value
    if (opening === null) return null
    const { head, bodyAt, lines } = opening
    const plan = planRows(head, rules)
    rows = plan
      ? csvReader(name, head, plan, lines, rules, watching, take, reading.book)
      : readPlainly(name, head, lines, rules, watching, take, reading.book)
    return rows.push(chunk.subarray(bodyAt))
  }

  const push = (piece: Uint8Array): Failure | null => {
    if (piece.length === 0) return null
    last = piece[piece.length - 1] as number
    if (rows) return rows.push(piece)
    first?.push(piece.slice())
    gathered += piece.length
    return gathered >= enough ? open(false) : null
  }

  return {
    get lines() {
      return rows?.lines ?? none
    },
    head: () => rows?.head() ?? opening?.head ?? null,
    read: () => rows?.read() ?? 0,
    isEnd: () => rows?.isEnd() ?? false,
    firstRow: () => opening?.first ?? null,
    notes: () => [
      ...[text.note()].filter((note) => note !== null),
      ...(opening?.notes ?? []),
      ...(rows?.notes() ?? []),
      ...(isCut ? ['The last row is cut off: the file may not be whole.'] : []),
    ],
    push(piece) {
      const utf8 = text.push(piece)
      return utf8 instanceof Uint8Array ? push(utf8) : utf8
    },
    finish() {
      const utf8 = text.finish()
      const failure = (utf8 instanceof Uint8Array ? push(utf8) : utf8) ?? (first ? open(true) : null)
      if (failure) return failure
      if (!rows) return fail('csv/empty', `${name} is empty: it has no header and no rows.`).error
      return rows.finish()
    },
  }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = pieces
  if (pieces.length === 1 && only) return only
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
