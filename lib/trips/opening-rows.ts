import { fieldText, isBlankRow, type RowTokens, rowTokens } from '@/lib/shared/csv/row-tokens'
import type { Result } from '@/lib/shared/result'
import { countLines } from './count-lines'
import { findRow, lineEnd, type Verdict } from './find-row'
import { AMOUNT_FIELDS, DECIDING_FIELDS, type DecidedForm, decideForm } from './formats/decide-form'
import type { RecognisedHeader } from './formats/recognise-format'
import type { DateOrder } from './formats/trip-format'
import type { ImportRules } from './import-rules'
import { type JudgedRow, judgeRow } from './slow-row'

/** The beginning of a text of trips below its header; no part of it is missing where `isWhole`. */
export interface OpeningText {
  readonly chunk: Uint8Array
  readonly bodyAt: number
  /** Lines above the body. */
  readonly lines: number
  readonly isWhole: boolean
}

/** A row of the beginning, found as an import finds it. Its fields are in the tokens until the next is asked for. */
export interface OpeningRow<T extends Verdict> {
  readonly line: number
  readonly isStray: boolean
  /** Does it stand in several lines, or would without being found stray? */
  readonly isLong: boolean
  readonly judged: T | null
}

const ORDERS: readonly DateOrder[] = ['mdy', 'dmy']

/** The rows that are whole, without blank lines. A quote that does not close in what is there is stray: most of a row that long would be missing. */
export function* openingRows<T extends Verdict>(
  tokens: RowTokens,
  { chunk, bodyAt, lines, isWhole }: OpeningText,
  delimiter: string,
  judge: (tokens: RowTokens, bytes: Uint8Array) => T,
): Generator<OpeningRow<T>, undefined, undefined> {
  let line = lines + 1
  for (let at = bodyAt; at < chunk.length; ) {
    const found = findRow(tokens, chunk, at, isWhole, delimiter.charCodeAt(0), judge)
    const end = lineEnd(chunk, at)
    if (typeof found === 'string') {
      if (end === chunk.length) return
      findRow(tokens, chunk.subarray(0, end), at, true, delimiter.charCodeAt(0), judge)
      yield { line, isStray: true, isLong: true, judged: null }
      at = end
      line++
      continue
    }
    const { next, isStray, judged } = found
    if (isStray || !isBlankRow(tokens)) yield { line, isStray, isLong: isStray || next !== end, judged }
    line += countLines(chunk, at, next)
    at = next
  }
}

/**
 * Decides the form of a text by the rows at its beginning, those that an import will read: not those of stray quotes, and all that stand below
 * one. Fails as `decideForm` does.
 */
export function decideOpening(
  text: OpeningText,
  head: RecognisedHeader,
  rules: ImportRules,
  said: DateOrder | null,
  file: string,
): Result<DecidedForm> {
  const decide = (judge: (tokens: RowTokens, bytes: Uint8Array) => JudgedRow) => {
    const { texts, areLong } = sampleRows(text, head, judge)
    return { decided: decideForm(head, (column) => texts.get(column) ?? [], said, file), areLong }
  }
  const { decided, areLong } = decide(inAnyForm(head, rules))
  if (!decided.ok || !areLong) return decided
  // Which rows a quote swallows is told by what is a ride, and that by the form: once that is known they are found as they will be.
  const { head: known } = decided.value
  return decide((tokens, bytes) => judgeRow(tokens, bytes, known, rules)).decided
}

/** Texts of the columns that decide something, of all rows that have as many fields as the header; and whether any is in several lines. */
function sampleRows(
  text: OpeningText,
  { columnOf, header, written }: RecognisedHeader,
  judge: (tokens: RowTokens, bytes: Uint8Array) => JudgedRow,
): { readonly texts: ReadonlyMap<number, readonly string[]>; readonly areLong: boolean } {
  const tokens = rowTokens()
  const texts = new Map<number, string[]>()
  let areLong = false
  for (const field of [...DECIDING_FIELDS, ...AMOUNT_FIELDS]) if (columnOf[field] >= 0) texts.set(columnOf[field], [])
  for (const { isStray, isLong } of openingRows(tokens, text, written.delimiter, judge)) {
    areLong ||= isLong
    if (isStray || tokens.count < header.length) continue
    for (const [column, values] of texts) values.push(fieldText(tokens, text.chunk, column))
  }
  return { texts, areLong }
}

/** Judges a row by whatever form lets it be a ride, while none is known. */
function inAnyForm(head: RecognisedHeader, rules: ImportRules): (tokens: RowTokens, bytes: Uint8Array) => JudgedRow {
  const heads = head.format.times.flatMap((time) =>
    ORDERS.flatMap((dateOrder) =>
      [false, true].map((decimalComma) => ({ ...head, written: { ...head.written, time, dateOrder, decimalComma } })),
    ),
  )
  return (tokens, bytes) => {
    let best = judgeRow(tokens, bytes, head, rules)
    for (const one of heads) {
      if (best.kept || best.reason === 'wrong-field-count') break
      const row = judgeRow(tokens, bytes, one, rules)
      if (row.kept || best.reason === 'unreadable-time') best = row
    }
    return best
  }
}
