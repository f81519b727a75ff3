import { isBlankRow, readRow, rowTexts, rowTokens } from '@/lib/shared/csv/row-tokens'
import { type Failure, fail } from '@/lib/shared/result'
import { countLines, withoutLineEnd } from './count-lines'
import { type RecognisedHeader, recogniseFormat } from './formats/recognise-format'
import { DISTANCE_KM } from './formats/trip-format'
import type { ImportRules } from './import-rules'
import { describeDuration, judgeDuration } from './judge-ride'
import { lineMap } from './line-map'
import type { TakeReject } from './reject-log'
import { rowKernel } from './row-kernel'
import { MAX_ROW_BYTES, ROLE, type RowPlan, STOP, WINDOW_BYTES } from './row-plan'
import type { RowReader, TakeBlock } from './row-reader'
import { judgeRow, type Ride } from './slow-row'

const EMPTY = new Uint8Array(0)
const FAST_FIELDS = ['pickupAt', 'dropoffAt', 'pickupZone', 'dropoffZone', 'distance', 'passengers', 'fare'] as const
/** Bytes of a piece that are read at once: they and their rows stay in the processor's cache. */
const PART_BYTES = WINDOW_BYTES - MAX_ROW_BYTES
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
  kernel = rowKernel(),
): CsvReader {
  const tokens = rowTokens()
  const lines = lineMap()
  const { window, block } = kernel
  let plan: RowPlan | null = null
  let head: RecognisedHeader | null = null
  /** The beginning of a row whose end has not come yet. */
  let carry: Uint8Array = EMPTY
  let begun = false
  /** Lines before the current position, rows read, and rows kept before those in the block. */
  let line = 0
  let read = 0
  let kept = 0

  const noteLines = (filled: number) => lines.set(kept + filled, line + 1 - (kept + filled))

  const flush = () => {
    const rows = kernel.filled
    if (rows === 0) return
    kept += rows
    take(block, rows)
    kernel.filled = 0
  }

  const keep = (ride: Ride) => {
    if (kernel.filled === block.rows) flush()
    const n = kernel.filled++
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
      plan = rowPlan(head, rules)
      kernel.begin(plan)
      noteLines(0)
      break
    }
    return at
  }

  /** Reads one row the plain way. Returns the position after it, −1 where it may go on, or a failure. */
  const readSlowly = (known: RecognisedHeader, bytes: Uint8Array, from: number, to: number, final: boolean) => {
    const next = readRow(tokens, bytes, from, to, final)
    if (next < 0) return next
    if (next - from > MAX_ROW_BYTES) return tooLong()
    if (!isBlankRow(tokens)) {
      read++
      const row = judgeRow(tokens, bytes, known, rules)
      if (row.kept) keep(row.ride)
      else log.add(name, line + 1, row.reason, withoutLineEnd(bytes, from, next), () => row.detail)
    }
    line += countLines(bytes, from, next)
    noteLines(kernel.filled)
    return next
  }

  const rejectDuration = (bytes: Uint8Array, from: number): number => {
    const { seconds, next } = kernel
    const reason = judgeDuration(seconds, rules)
    if (!reason) throw new Error(`a ride of ${seconds} s was refused without a reason`)
    read++
    log.add(name, line + 1, reason, withoutLineEnd(bytes, from, next), () => describeDuration(seconds, rules))
    line++
    noteLines(kernel.filled)
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
    if (!head) return at
    const known: RecognisedHeader = head
    const safe = bytes.lastIndexOf(10) + 1
    let isNew = true
    while (at < to) {
      if (at < safe) {
        const before = kernel.filled
        at = kernel.run(at, safe, isNew)
        isNew = false
        const rows = kernel.filled - before
        read += rows
        line += rows
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
      const next = readSlowly(known, bytes, at, to, final)
      if (typeof next !== 'number') return next
      if (next < 0) break
      at = next
    }
    return at
  }

  /** Reads the first `filled` bytes of the window. Returns how many are left over, then at its start, or a failure. */
  const advance = (filled: number, final: boolean): number | Failure => {
    const used = run(window.subarray(0, filled), final)
    if (typeof used !== 'number') return used
    window.copyWithin(0, used, filled)
    return filled - used > MAX_ROW_BYTES ? tooLong() : filled - used
  }

  /** Other readers use window and block between our calls: nothing of ours may be left there. */
  const leave = (outcome: number | Failure): Failure | null => {
    flush()
    if (typeof outcome !== 'number') return outcome
    carry = outcome > 0 ? window.slice(0, outcome) : EMPTY
    return null
  }

  const enter = (): number => {
    if (plan) kernel.begin(plan)
    window.set(carry)
    return carry.length
  }

  return {
    lines,
    head: () => head,
    read: () => read,
    notes: () => [],
    push(piece) {
      let outcome: number | Failure = enter()
      for (let at = 0; at < piece.length && typeof outcome === 'number'; at += PART_BYTES) {
        const part = piece.subarray(at, at + PART_BYTES)
        window.set(part, outcome)
        outcome = advance(outcome + part.length, false)
      }
      return leave(outcome)
    },
    finish() {
      const failure = leave(advance(enter(), true))
      if (failure) return failure
      return head ? null : fail('csv/empty', `${name} is empty: it has no header and no rows.`).error
    },
  }
}

function rowPlan(head: RecognisedHeader, rules: ImportRules): RowPlan {
  const roles = new Uint8Array(head.header.length)
  for (const field of FAST_FIELDS) {
    const column = head.columnOf[field]
    if (column >= 0) roles[column] = ROLE[field]
  }
  const isTimed = head.columnOf.dropoffAt >= 0
  return {
    roles,
    minimumSeconds: isTimed ? rules.minimumSeconds : -ANY_SECONDS,
    maximumSeconds: isTimed ? rules.maximumSeconds : ANY_SECONDS,
    kmPerUnit: DISTANCE_KM[head.format.distanceUnit],
  }
}
