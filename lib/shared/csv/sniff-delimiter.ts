import { isBlankRow, readRow, rowTokens } from './row-tokens'

const DELIMITERS = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]

const ROWS_LOOKED_AT = 20

/**
 * What separates the columns, by the header and the first rows: what splits the header, and the rows below it into as many fields; of several
 * such, what makes most columns. A comma where nothing does.
 */
export function sniffDelimiter(bytes: Uint8Array): Delimiter {
  let best: { delimiter: Delimiter; share: number; columns: number } = { delimiter: ',', share: -1, columns: 1 }
  for (const delimiter of DELIMITERS) {
    const [columns = 0, ...rows] = fieldCounts(bytes, delimiter)
    if (columns < 2) continue
    const share = rows.length === 0 ? 1 : rows.filter((count) => count === columns).length / rows.length
    if (share > best.share || (share === best.share && columns > best.columns)) best = { delimiter, share, columns }
  }
  return best.delimiter
}

/** Fields of the first rows that are not blank, the header's first. */
function fieldCounts(bytes: Uint8Array, delimiter: Delimiter): number[] {
  const tokens = rowTokens()
  const counts: number[] = []
  let at = 0
  while (at < bytes.length && counts.length <= ROWS_LOOKED_AT) {
    const next = readRow(tokens, bytes, at, bytes.length, counts.length === 0, delimiter.charCodeAt(0))
    if (next < 0) break
    if (!isBlankRow(tokens)) counts.push(tokens.count)
    at = next
  }
  return counts
}
