import { csvCell } from '@/lib/shared/csv/csv-cell'
import type { RejectSample } from './quality-report'
import { REJECT_REASONS, type RejectReason } from './reject-reason'

/** Examples kept of each reason. */
const SAMPLES_PER_REASON = 5

const HEADER = 'file,line,reason,row\r\n'
const PART_BYTES = 1 << 16
const QUOTE = 34

/** Receives rejected rows as a reader meets them. */
export interface TakeReject {
  /** `row` is the raw row without its line end; it and `detail` are only good during the call. */
  add(file: string, line: number, reason: RejectReason, row: Uint8Array, detail: () => string): void
}

/**
 * Counts rejected rows, keeps a few as examples and writes every one to a CSV: file, line, reason, and the row as one cell, safe to open
 * in a spreadsheet. The CSV is handed over in parts, so that it does not stay in memory.
 */
export interface RejectLog extends TakeReject {
  readonly counts: Record<RejectReason, number>
  readonly samples: RejectSample[]
  /** Bytes of the CSV since the last call. */
  takeCsv(): readonly Uint8Array[]
}

const encoder = new TextEncoder()
const COMMA = 44

const REASON_CELLS = Object.fromEntries(
  REJECT_REASONS.map((reason) => [reason, encoder.encode(`,${reason},`)]),
) as Record<RejectReason, Uint8Array>

export function rejectLog(): RejectLog {
  const counts = Object.fromEntries(REJECT_REASONS.map((reason) => [reason, 0])) as Record<RejectReason, number>
  const samples: RejectSample[] = []
  let parts: Uint8Array[] = []
  let part = new Uint8Array(PART_BYTES)
  let filled = 0
  let cellOf: { file: string; bytes: Uint8Array } = { file: '', bytes: encoder.encode('""') }

  const room = (bytes: number) => {
    if (filled + bytes <= part.length) return
    parts.push(part.subarray(0, filled))
    part = new Uint8Array(Math.max(PART_BYTES, bytes))
    filled = 0
  }
  const write = (bytes: Uint8Array) => {
    room(bytes.length)
    part.set(bytes, filled)
    filled += bytes.length
  }
  write(encoder.encode(HEADER))

  return {
    counts,
    samples,
    add(file, line, reason, row, detail) {
      const seen = counts[reason]++
      if (seen < SAMPLES_PER_REASON) samples.push({ file, line, reason, detail: detail() })
      if (cellOf.file !== file) cellOf = { file, bytes: encoder.encode(csvCell(file)) }
      write(cellOf.bytes)
      room(row.length * 2 + 64)
      part[filled++] = COMMA
      filled = writeWhole(part, filled, line)
      part.set(REASON_CELLS[reason], filled)
      filled += REASON_CELLS[reason].length
      filled = writeQuoted(part, filled, row)
      part[filled++] = 13
      part[filled++] = 10
    },
    takeCsv() {
      if (filled > 0) parts.push(part.subarray(0, filled))
      const taken = parts
      parts = []
      part = new Uint8Array(PART_BYTES)
      filled = 0
      return taken
    },
  }
}

/** A quoted cell; a row that begins like a formula gets an apostrophe. Returns the position after it. */
function writeQuoted(to: Uint8Array, from: number, row: Uint8Array): number {
  let at = from
  to[at++] = QUOTE
  const first = row[0]
  if (first === 61 || first === 43 || first === 45 || first === 64 || first === 9 || first === 13) to[at++] = 39
  if (row.indexOf(QUOTE) < 0) {
    to.set(row, at)
    at += row.length
  } else
    for (const byte of row) {
      to[at++] = byte
      if (byte === QUOTE) to[at++] = QUOTE
    }
  to[at++] = QUOTE
  return at
}

/** The digits of a whole number. Returns the position after them. */
function writeWhole(to: Uint8Array, from: number, value: number): number {
  let digits = 1
  for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) digits++
  let rest = value
  for (let at = from + digits - 1; at >= from; at--) {
    to[at] = 48 + (rest % 10)
    rest = Math.floor(rest / 10)
  }
  return from + digits
}
