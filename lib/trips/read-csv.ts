import { rowTokens } from '@/lib/shared/csv/row-tokens'
import { type Failure, fail } from '@/lib/shared/result'
import { countLines, withoutLineEnd } from './count-lines'
import type { RecognisedHeader } from './formats/recognise-format'
import type { ImportRules } from './import-rules'
import { describeDuration, judgeDuration } from './judge-ride'
import { hasPoints, keepRide } from './keep-ride'
import { lineMap } from './line-map'
import { locateRows } from './locate-rows'
import type { PlaceBook } from './place-book'
import { readOneRow } from './read-one-row'
import type { RowsOfText } from './read-plainly'
import type { TakeReject } from './reject-log'
import { rowKernel } from './row-kernel'
import { MAX_ROW_BYTES, type RowPlan, STOP, WINDOW_BYTES } from './row-plan'
import type { TakeBlock } from './row-reader'
import type { TripColumns } from './trip-columns'

const EMPTY = new Uint8Array(0)
/** Bytes of a piece that are read at once: they and their rows stay in the processor's cache. */
const PART_BYTES = WINDOW_BYTES - MAX_ROW_BYTES

/**
 * Reads the rows of a CSV by a kernel, and those that it finds odd plainly: the rows, rejects and lines of `readPlainly`, sooner. Kept rows
 * go to `take` in blocks (valid during the call only), rejected ones to `log`. `before` lines stand above the first piece.
 * Fails with `csv/row-too-long` or `trips/too-many-places`.
 */
export function csvReader(
  name: string,
  head: RecognisedHeader,
  plan: RowPlan,
  before: number,
  rules: ImportRules,
  log: TakeReject,
  take: TakeBlock,
  book: PlaceBook,
  kernel = rowKernel(),
): RowsOfText {
  const tokens = rowTokens()
  const lines = lineMap()
  const { window } = kernel
  const block: TripColumns = hasPoints(head) ? kernel.block : { ...kernel.block, points: null }
  const { pickupName, dropoffName, pickupLat } = head.columnOf
  const locates = head.format.place !== 'point' && pickupLat >= 0
  /** The beginning of a row whose end has not come yet. */
  let carry: Uint8Array = EMPTY
  /** Lines before the current position, rows read, and rows kept before those in the block. */
  let line = before
  let read = 0
  let kept = 0
  let isEnd = false

  const noteLines = () => lines.set(kept + kernel.filled, line + 1 - (kept + kernel.filled))

  const flush = () => {
    const rows = kernel.filled
    if (rows === 0) return
    kept += rows
    take(block, rows)
    kernel.filled = 0
  }

  const tooLong = (): Failure =>
    fail(
      'csv/row-too-long',
      `${name}, line ${line + 1}: a line of more than 1 MiB begins here. No trip has that: is this a table of trips, with a line for each?`,
    ).error

  /** The kernel has met a name that it does not know; the place book has. */
  const learn = (column: number, id: number) => {
    if (column >= 0 && tokens.quoting[column] !== 2)
      kernel.learn(tokens.start[column] as number, tokens.end[column] as number, id)
  }

  /** Reads one row the plain way. Returns the position after it, −1 where it may go on, or a failure. */
  const readOdd = (bytes: Uint8Array, from: number, isLast: boolean): number | Failure => {
    const one = readOneRow(tokens, bytes, from, isLast, head, rules)
    if (one === 'unfinished') return -1
    if (one === 'too-long') return tooLong()
    const { next, row } = one
    if (row) {
      read++
      isEnd = isLast && next === bytes.length
      if (row.kept) {
        if (kernel.filled === block.rows) flush()
        const n = kernel.filled
        const failure = keepRide(block, n, row.ride, book, name)
        if (failure) return failure
        kernel.filled = n + 1
        learn(pickupName, block.pickupZone[n] as number)
        learn(dropoffName, block.dropoffZone[n] as number)
      } else log.add(name, line + 1, row.reason, withoutLineEnd(bytes, from, next), () => row.detail)
    }
    line += countLines(bytes, from, next)
    noteLines()
    return next
  }

  const rejectDuration = (bytes: Uint8Array, from: number): number => {
    const { seconds, next } = kernel
    const reason = judgeDuration(seconds, rules)
    if (!reason) throw new Error(`a ride of ${seconds} s was refused without a reason`)
    read++
    log.add(name, line + 1, reason, withoutLineEnd(bytes, from, next), () =>
      describeDuration(seconds, rules, head.format.end),
    )
    line++
    noteLines()
    return next
  }

  /** Reads whole rows of the bytes; returns the position of the first that is not used, or a failure. */
  const run = (bytes: Uint8Array, isLast: boolean): number | Failure => {
    const to = bytes.length
    const safe = bytes.lastIndexOf(10) + 1
    let at = 0
    while (at < to) {
      if (at < safe) {
        const filled = kernel.filled
        at = kernel.run(at, safe)
        const rows = kernel.filled - filled
        read += rows
        line += rows
        if (locates) locateRows(kernel.block, filled, filled + rows, book)
        const { stop } = kernel
        if (stop === STOP.full) {
          flush()
          continue
        }
        if (stop === STOP.duration) {
          at = rejectDuration(bytes, at)
          continue
        }
        if (at >= to) break
      }
      const next = readOdd(bytes, at, isLast)
      if (typeof next !== 'number') return next
      if (next < 0) break
      at = next
    }
    return at
  }

  /** Reads the first `filled` bytes of the window. Returns how many are left over, then at its start, or a failure. */
  const advance = (filled: number, isLast: boolean): number | Failure => {
    const used = run(window.subarray(0, filled), isLast)
    if (typeof used !== 'number') return used
    window.copyWithin(0, used, filled)
    return filled - used
  }

  const enter = (): number => {
    kernel.begin(plan)
    window.set(carry)
    return carry.length
  }

  /** Other readers use window and block between our calls: nothing of ours may be left there. */
  const leave = (outcome: number | Failure): Failure | null => {
    flush()
    if (typeof outcome !== 'number') return outcome
    carry = outcome > 0 ? window.slice(0, outcome) : EMPTY
    return null
  }

  noteLines()
  return {
    lines,
    head: () => head,
    read: () => read,
    isEnd: () => isEnd,
    notes: () =>
      kernel.name === 'plain'
        ? ['WebAssembly SIMD is missing here: the rows were read by slower code, with the same result.']
        : [],
    push(piece) {
      let outcome: number | Failure = enter()
      for (let at = 0; at < piece.length && typeof outcome === 'number'; at += PART_BYTES) {
        const part = piece.subarray(at, at + PART_BYTES)
        window.set(part, outcome)
        outcome = advance(outcome + part.length, false)
      }
      return leave(outcome)
    },
    finish: () => leave(advance(enter(), true)),
  }
}
