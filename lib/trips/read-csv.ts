import { isBlankRow, readRow, rowTexts, rowTokens } from '@/lib/shared/csv/row-tokens'
import { type Failure, fail } from '@/lib/shared/result'
import { type FastRows, MAX_ROW_BYTES, ROLE, readFastRows, STOP } from './fast-rows'
import { type RecognisedHeader, recogniseFormat } from './formats/recognise-format'
import { DISTANCE_KM } from './formats/trip-format'
import type { ImportRules } from './import-rules'
import { describeDuration, judgeDuration } from './judge-ride'
import { lineMap } from './line-map'
import type { TakeReject } from './reject-log'
import type { RowReader, TakeBlock } from './row-reader'
import { judgeRow, type Ride } from './slow-row'
import { tripBlock } from './trip-block'

const EMPTY = new Uint8Array(0)
const FAST_FIELDS = ['pickupAt', 'dropoffAt', 'pickupZone', 'dropoffZone', 'distance', 'passengers', 'fare'] as const
/** No two times lie further apart: a bound that lets rides without a drop-off time pass. */
const ANY_SECONDS = 2 ** 31

/** Takes the bytes of one CSV in pieces of any size. Any split of the same bytes gives the same rows. */
export interface CsvReader extends RowReader {
  /** The piece is only read during the call. Returns why the file cannot be read on, or null. */
  push(piece: Uint8Array): Failure | null
  finish(): Failure | null
}

/**
 * A reader for the file called `name`: kept rows go to `take` in blocks (valid during the call only), rejected ones to `log`.
 * Fails with `csv/empty`, `csv/utf-16`, `csv/row-too-long` or what `recogniseFormat` fails with.
 */
export function csvReader(
  name: string,
  rules: ImportRules,
  log: TakeReject,
  take: TakeBlock,
  recognise = (header: readonly string[]) => recogniseFormat(header, name),
): CsvReader {
  const tokens = rowTokens()
  const lines = lineMap()
  const block = tripBlock()
  let fast: FastRows | null = null
  let head: RecognisedHeader | null = null
  let carry: Uint8Array = EMPTY
  let begun = false
  /** Lines before the current position, rows read, and rows kept before those in the block. */
  let line = 0
  let read = 0
  let kept = 0

  const noteLines = (filled: number) => lines.set(kept + filled, line + 1 - (kept + filled))

  const flush = (state: FastRows) => {
    if (state.filled === 0) return
    kept += state.filled
    take(block, state.filled)
    state.filled = 0
  }

  const keep = (state: FastRows, ride: Ride) => {
    if (state.filled === block.rows) flush(state)
    const n = state.filled++
    block.pickupAt[n] = ride.pickupAt
    block.dropoffAt[n] = ride.dropoffAt
    block.pickupZone[n] = ride.pickup.zone
    block.dropoffZone[n] = ride.dropoff.zone
    block.distanceKm[n] = ride.distanceKm
    block.passengers[n] = ride.passengers
    block.fare[n] = ride.fare
  }

  const tooLong = (): Failure =>
    fail(
      'csv/row-too-long',
      `${name}, line ${line + 1}: a row of more than 1 MiB begins here. Is a quote not closed? Close it and import again.`,
    ).error

  const readHeader = (bytes: Uint8Array, from: number, to: number, final: boolean): number | Failure => {
    let at = from
    if (!begun) {
      if (to - at < 3 && !final) return at
      const first = bytes[at]
      const second = bytes[at + 1]
      if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
        return fail('csv/utf-16', `${name} is in UTF-16. Save it as UTF-8 and import it again.`).error
      if (first === 0xef && second === 0xbb && bytes[at + 2] === 0xbf) at += 3
      begun = true
    }
    while (at < to) {
      const next = readRow(tokens, bytes, at, to, final)
      if (next < 0) return at
      if (next - at > MAX_ROW_BYTES) return tooLong()
      const blank = isBlankRow(tokens)
      const texts = blank ? [] : rowTexts(tokens, bytes)
      line += countLines(bytes, at, next)
      at = next
      if (blank) continue
      const known = recognise(texts)
      if (!known.ok) return known.error
      head = known.value
      fast = fastRows(head, rules, block)
      noteLines(0)
      break
    }
    return at
  }

  /** Reads one row the plain way. Returns the position after it, −1 where it may go on, or a failure. */
  const readSlowly = (
    state: FastRows,
    known: RecognisedHeader,
    bytes: Uint8Array,
    from: number,
    to: number,
    final: boolean,
  ) => {
    const next = readRow(tokens, bytes, from, to, final)
    if (next < 0) return next
    if (next - from > MAX_ROW_BYTES) return tooLong()
    if (!isBlankRow(tokens)) {
      read++
      const row = judgeRow(tokens, bytes, known, rules)
      if (row.kept) keep(state, row.ride)
      else log.add(name, line + 1, row.reason, withoutLineEnd(bytes, from, next), () => row.detail)
    }
    line += countLines(bytes, from, next)
    noteLines(state.filled)
    return next
  }

  const rejectDuration = (state: FastRows, bytes: Uint8Array, from: number): number => {
    const { seconds, next } = state
    const reason = judgeDuration(seconds, rules)
    if (!reason) throw new Error(`a ride of ${seconds} s was refused without a reason`)
    read++
    log.add(name, line + 1, reason, withoutLineEnd(bytes, from, next), () => describeDuration(seconds, rules))
    line++
    noteLines(state.filled)
    return next
  }

  /** Reads whole rows of [0, to); returns the position of the first byte not used, or a failure. */
  const run = (bytes: Uint8Array, final: boolean): number | Failure => {
    const to = bytes.length
    let at = 0
    if (!head) {
      const after = readHeader(bytes, 0, to, final)
      if (typeof after !== 'number') return after
      at = after
    }
    if (!head || !fast) return at
    const state: FastRows = fast
    const known: RecognisedHeader = head
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const safe = bytes.lastIndexOf(10) + 1
    while (at < to) {
      if (at < safe) {
        const before = state.filled
        at = readFastRows(state, bytes, view, at, safe)
        read += state.filled - before
        line += state.filled - before
        if (state.stop === STOP.full) {
          flush(state)
          continue
        }
        if (state.stop === STOP.duration) {
          at = rejectDuration(state, bytes, at)
          continue
        }
        if (at >= to) break
      }
      const next = readSlowly(state, known, bytes, at, to, final)
      if (typeof next !== 'number') return next
      if (next < 0) break
      at = next
    }
    return at
  }

  const advance = (bytes: Uint8Array, final: boolean): Failure | null => {
    const used = run(bytes, final)
    if (typeof used !== 'number') return used
    carry = used < bytes.length ? bytes.slice(used) : EMPTY
    return carry.length > MAX_ROW_BYTES ? tooLong() : null
  }

  return {
    lines,
    head: () => head,
    read: () => read,
    notes: () => [],
    push(piece) {
      if (carry.length === 0) return advance(piece, false)
      // Only the row that was cut is put together; the rest of the piece is read where it lies.
      const rowEnd = head ? piece.indexOf(10) + 1 : 0
      if (rowEnd === 0) return advance(join(carry, piece), false)
      const failure = advance(join(carry, piece.subarray(0, rowEnd)), false)
      if (failure) return failure
      const rest = piece.subarray(rowEnd)
      return advance(carry.length > 0 ? join(carry, rest) : rest, false)
    },
    finish() {
      const failure = advance(carry, true)
      if (failure) return failure
      if (!head || !fast) return fail('csv/empty', `${name} is empty: it has no header and no rows.`).error
      flush(fast)
      return null
    },
  }
}

function fastRows(head: RecognisedHeader, rules: ImportRules, block: FastRows['block']): FastRows {
  const roles = new Uint8Array(head.header.length)
  for (const field of FAST_FIELDS) {
    const column = head.columnOf[field]
    if (column >= 0) roles[column] = ROLE[field]
  }
  const isTimed = head.columnOf.dropoffAt >= 0
  return {
    roles,
    block,
    filled: 0,
    minimumSeconds: isTimed ? rules.minimumSeconds : -ANY_SECONDS,
    maximumSeconds: isTimed ? rules.maximumSeconds : ANY_SECONDS,
    kmPerUnit: DISTANCE_KM[head.format.distanceUnit],
    stop: STOP.done,
    next: 0,
    seconds: 0,
    date: new Int32Array(4),
  }
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

/** Line ends in [from, to): more than one where a quoted field spans lines. */
function countLines(bytes: Uint8Array, from: number, to: number): number {
  let count = 0
  for (let i = from; i < to; i++) if (bytes[i] === 10 || (bytes[i] === 13 && bytes[i + 1] !== 10)) count++
  return count
}

function withoutLineEnd(bytes: Uint8Array, from: number, to: number): Uint8Array {
  let end = to
  if (end > from && bytes[end - 1] === 10) end--
  if (end > from && bytes[end - 1] === 13) end--
  return bytes.subarray(from, end)
}
