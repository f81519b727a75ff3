import { fieldText, isBlankRow, type RowTokens, readRow, rowTokens } from '@/lib/shared/csv/row-tokens'
import type { RecognisedHeader } from './formats/recognise-format'
import type { ImportRules } from './import-rules'
import { MAX_ROW_BYTES } from './row-plan'
import { type JudgedRow, judgeRow } from './slow-row'

const LF = 10
const CR = 13

/** A row, judged (null: a blank line), and the position after its line end. */
export interface OneRow {
  readonly next: number
  readonly row: JudgedRow | null
}

/** Of the line below a quote, so that the fields of the row itself stay as they are. */
const below = rowTokens()

/**
 * Reads and judges the row at `from`. `unfinished` where it may go on past these bytes; `too-long` where its first line alone has more than 1 MiB.
 * Where a quote runs over line ends and that cannot be meant (the row fails in its fields or times, has text behind the closing quote, holds a line that
 * is a ride, is never closed or is longer than 1 MiB), only the line in which it opens is rejected, as `stray-quote`: the next is a row again.
 */
export function readOneRow(
  tokens: RowTokens,
  bytes: Uint8Array,
  from: number,
  isLast: boolean,
  head: RecognisedHeader,
  rules: ImportRules,
): OneRow | 'unfinished' | 'too-long' {
  const delimiter = head.written.delimiter.charCodeAt(0)
  const next = readRow(tokens, bytes, from, bytes.length, isLast, delimiter)
  if (next < 0 && bytes.length - from <= MAX_ROW_BYTES) return 'unfinished'
  const end = lineEnd(bytes, from)
  if (next >= 0 && next - from <= MAX_ROW_BYTES) {
    if (isBlankRow(tokens)) return { next, row: null }
    const row = judgeRow(tokens, bytes, head, rules)
    if (end === next ? !isOpenAt(tokens, next, bytes) : !isStray(tokens, bytes, end, next, row, head, rules))
      return { next, row }
  }
  if (end - from > MAX_ROW_BYTES) return 'too-long'
  readRow(tokens, bytes, from, end, true, delimiter)
  const at = tokens.count - 1
  const column = head.header[at]
  const where = column === undefined ? '' : ` in the column "${column.trim()}", before "${shown(tokens, bytes, at)}",`
  const detail = `A quote that opens${where} does not close as it should; this line is left out, and the next is read as a row.`
  return { next: end, row: { kept: false, reason: 'stray-quote', of: null, detail } }
}

function shown(tokens: RowTokens, bytes: Uint8Array, field: number): string {
  const text = fieldText(tokens, bytes, field).trim()
  return text.length > 24 ? `${text.slice(0, 24)}…` : text
}

/** The position after the line end that comes first, or the end of the bytes. */
function lineEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    if (bytes[at] === LF) return at + 1
    if (bytes[at] === CR) return bytes[at + 1] === LF ? at + 2 : at + 1
  }
  return bytes.length
}

/** Is the last field one whose quote does not close before the file's last line end? */
function isOpenAt({ count, end, quoting }: RowTokens, next: number, bytes: Uint8Array): boolean {
  const last = bytes[next - 1]
  return quoting[count - 1] !== 0 && end[count - 1] === next && (last === LF || last === CR)
}

function isStray(
  tokens: RowTokens,
  bytes: Uint8Array,
  end: number,
  next: number,
  row: JudgedRow,
  head: RecognisedHeader,
  rules: ImportRules,
): boolean {
  if (!row.kept && (row.reason === 'wrong-field-count' || row.reason === 'unreadable-time')) return true
  const delimiter = head.written.delimiter.charCodeAt(0)
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.quoting[i] === 0) continue
    const close = tokens.end[i] as number
    if (close >= next) return true
    const after = bytes[close + 1]
    if (close + 1 < next && after !== delimiter && after !== LF && after !== CR) return true
  }
  const line = bytes.subarray(end, Math.min(next, lineEnd(bytes, end)))
  readRow(below, line, 0, line.length, true, delimiter)
  return !isBlankRow(below) && judgeRow(below, line, head, rules).kept
}
