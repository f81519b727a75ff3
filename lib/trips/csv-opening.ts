import { isBlankRow, isUtf8, type RowTokens, readRow, rowTexts, rowTokens } from '@/lib/shared/csv/row-tokens'
import { sniffDelimiter } from '@/lib/shared/csv/sniff-delimiter'
import { fail, ok, type Result } from '@/lib/shared/result'
import { countLines } from './count-lines'
import { type RecognisedHeader, recogniseFormat } from './formats/recognise-format'
import type { ImportRules } from './import-rules'
import { decideOpening, type OpeningText, openingRows } from './opening-rows'
import type { Reading } from './reading'
import { judgeRow } from './slow-row'

/** How a CSV begins: its header, understood, and where the first row stands. */
export interface CsvOpening {
  readonly head: RecognisedHeader
  /** What was decided about the way it is written, as sentences. */
  readonly notes: readonly string[]
  readonly bodyAt: number
  /** Lines before the body. */
  readonly lines: number
  /** Texts of the first row below the header, one without a stray quote; null where there is none in the chunk. */
  readonly first: readonly string[] | null
}

const DELIMITER_WORDS = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' } as const

/**
 * Understands a CSV by its first chunk, UTF-8 and with no part of it missing where `isWhole`. Null where there is nothing but blank lines so
 * far. Fails as `recogniseFormat` and `decideForm` do, and with `csv/row-too-long` where no line ends.
 */
export function openCsv(
  chunk: Uint8Array,
  isWhole: boolean,
  name: string,
  { wanted, choice }: Pick<Reading, 'wanted' | 'choice'>,
  rules: ImportRules,
): Result<CsvOpening | null> {
  const tokens = rowTokens()
  let at = chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? 3 : 0
  const delimiter = sniffDelimiter(chunk.subarray(at))
  const between = delimiter.charCodeAt(0)
  let lines = 0
  let texts: string[] | null = null
  while (texts === null && at < chunk.length) {
    const next = readRow(tokens, chunk, at, chunk.length, isWhole, between)
    if (next < 0)
      return fail(
        'csv/row-too-long',
        `${name}, line ${lines + 1}: a row of more than 1 MiB begins here. Is a quote not closed? Close it and import again.`,
      )
    if (!isBlankRow(tokens)) texts = rowTexts(tokens, chunk)
    lines += countLines(chunk, at, next)
    at = next
  }
  if (texts === null) return ok(null)
  const known = recogniseFormat(texts, name, wanted, choice)
  if (!known.ok) return known
  const head = { ...known.value, written: { ...known.value.written, delimiter } }

  const text = { chunk, bodyAt: at, lines, isWhole }
  const decided = decideOpening(text, head, rules, choice.dateOrder, name)
  if (!decided.ok) return decided
  const notes = [...decided.value.notes]
  if (delimiter !== ',') notes.unshift(`Columns are separated by ${DELIMITER_WORDS[delimiter]}.`)
  if (!isUtf8(chunk, !isWhole)) notes.unshift('The text is not UTF-8; it is read as Windows-1252 (Latin-1).')
  return ok({ head: decided.value.head, notes, bodyAt: at, lines, first: firstRow(text, decided.value.head, rules) })
}

function firstRow(text: OpeningText, head: RecognisedHeader, rules: ImportRules): readonly string[] | null {
  const tokens = rowTokens()
  const judge = (row: RowTokens, bytes: Uint8Array) => judgeRow(row, bytes, head, rules)
  for (const { isStray } of openingRows(tokens, text, head.written.delimiter, judge))
    if (!isStray) return rowTexts(tokens, text.chunk)
  return null
}
