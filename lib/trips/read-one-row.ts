import { fieldText, isBlankRow, type RowTokens } from '@/lib/shared/csv/row-tokens'
import { findRow } from './find-row'
import type { RecognisedHeader } from './formats/recognise-format'
import type { ImportRules } from './import-rules'
import { type JudgedRow, judgeRow } from './slow-row'

/** A row, judged (null: a blank line), and the position after its line end. */
export interface OneRow {
  readonly next: number
  readonly row: JudgedRow | null
}

/**
 * Reads and judges the row at `from`; its fields stay in the tokens. `unfinished` and `too-long` as `findRow` says; the line of a stray quote
 * is rejected as `stray-quote`.
 */
export function readOneRow(
  tokens: RowTokens,
  bytes: Uint8Array,
  from: number,
  isLast: boolean,
  head: RecognisedHeader,
  rules: ImportRules,
): OneRow | 'unfinished' | 'too-long' {
  const judge = (row: RowTokens, of: Uint8Array) => judgeRow(row, of, head, rules)
  const found = findRow(tokens, bytes, from, isLast, head.written.delimiter.charCodeAt(0), judge)
  if (typeof found === 'string') return found
  const { next, isStray, judged } = found
  if (isStray) return { next, row: strayQuote(tokens, bytes, head) }
  return { next, row: isBlankRow(tokens) ? null : (judged ?? judge(tokens, bytes)) }
}

/** Rejects the line in which a stray quote opens: its last field is the one with the quote. */
export function strayQuote(
  tokens: RowTokens,
  bytes: Uint8Array,
  { header }: Pick<RecognisedHeader, 'header'>,
): Extract<JudgedRow, { kept: false }> {
  const at = tokens.count - 1
  const column = header[at]
  const where = column === undefined ? '' : ` in the column "${column.trim()}", before "${shown(tokens, bytes, at)}",`
  const detail = `A quote that opens${where} does not close as it should; this line is left out, and the next is read as a row.`
  return { kept: false, reason: 'stray-quote', of: null, detail }
}

function shown(tokens: RowTokens, bytes: Uint8Array, field: number): string {
  const text = fieldText(tokens, bytes, field).trim()
  return text.length > 24 ? `${text.slice(0, 24)}…` : text
}
