import { isBlankRow, readRow, rowTexts, rowTokens } from './row-tokens'

/** All rows of a small CSV as text, header included. Blank lines are no rows; a byte-order mark is dropped. */
export function parseTable(bytes: Uint8Array): string[][] {
  const tokens = rowTokens()
  const rows: string[][] = []
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  while (at < bytes.length) {
    at = readRow(tokens, bytes, at, bytes.length, true)
    if (!isBlankRow(tokens)) rows.push(rowTexts(tokens, bytes))
  }
  return rows
}
