import { isBlankRow, type RowTokens, readRow, rowTokens } from '@/lib/shared/csv/row-tokens'
import type { RejectReason } from './reject-reason'
import { MAX_ROW_BYTES } from './row-plan'

const LF = 10
const CR = 13

/** Whether the fields of a row make a ride. */
export type Verdict = { readonly kept: true } | { readonly kept: false; readonly reason: RejectReason }

/** Where a row ends. Its fields are in the tokens. */
export interface FoundRow<T extends Verdict> {
  /** The position after its line end. */
  readonly next: number
  /** Is it no row but the line in which a stray quote opens? Then the last field is the one with the quote. */
  readonly isStray: boolean
  /** What was judged of it, where that was needed to find its end. */
  readonly judged: T | null
}

/** Of the line below a quote, so that the fields of the row itself stay as they are. */
const below = rowTokens()

/**
 * Finds the row at `from`. `unfinished` where it may go on past these bytes; `too-long` where its first line alone has more than 1 MiB.
 * Where a quote runs over line ends and that cannot be meant (the row fails in its fields or times, has text behind the closing quote, holds a line that
 * is a ride, is never closed or is longer than 1 MiB), only the line in which it opens is taken, as stray: the next is a row again. Whoever
 * looks at rows finds them by this, so that all see the same.
 */
export function findRow<T extends Verdict>(
  tokens: RowTokens,
  bytes: Uint8Array,
  from: number,
  isLast: boolean,
  delimiter: number,
  judge: (tokens: RowTokens, bytes: Uint8Array) => T,
): FoundRow<T> | 'unfinished' | 'too-long' {
  const next = readRow(tokens, bytes, from, bytes.length, isLast, delimiter)
  const end = lineEnd(bytes, from)
  const isRideBelow = () => {
    const line = bytes.subarray(end, lineEnd(bytes, end))
    readRow(below, line, 0, line.length, true, delimiter)
    return !isBlankRow(below) && judge(below, line).kept
  }
  if (next < 0 && bytes.length - from <= MAX_ROW_BYTES) {
    // However it goes on: a ride below, whole, is one that the quote would swallow.
    if (lineEnd(bytes, end) === bytes.length || !isRideBelow()) return 'unfinished'
  } else if (next >= 0 && next - from <= MAX_ROW_BYTES) {
    if (isBlankRow(tokens)) return { next, isStray: false, judged: null }
    if (end === next) {
      if (!isOpenAt(tokens, next, bytes)) return { next, isStray: false, judged: null }
    } else {
      const judged = judge(tokens, bytes)
      const isMisread = !judged.kept && (judged.reason === 'wrong-field-count' || judged.reason === 'unreadable-time')
      if (!isMisread && !hasLooseQuote(tokens, bytes, next, delimiter) && !isRideBelow())
        return { next, isStray: false, judged }
    }
  }
  if (end - from > MAX_ROW_BYTES) return 'too-long'
  readRow(tokens, bytes, from, end, true, delimiter)
  return { next: end, isStray: true, judged: null }
}

/** The position after the line end that comes first, or the end of the bytes. */
export function lineEnd(bytes: Uint8Array, from: number): number {
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

/** Is a quote never closed, or text behind the one that closes it? */
function hasLooseQuote(tokens: RowTokens, bytes: Uint8Array, next: number, delimiter: number): boolean {
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.quoting[i] === 0) continue
    const close = tokens.end[i] as number
    if (close >= next) return true
    const after = bytes[close + 1]
    if (close + 1 < next && after !== delimiter && after !== LF && after !== CR) return true
  }
  return false
}
