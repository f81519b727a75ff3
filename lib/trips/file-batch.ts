import type { TakeReject } from './reject-log'
import { REJECT_REASONS } from './reject-reason'
import type { TakeBlock } from './row-reader'
import { chunkBytes, chunkColumns, copyTrips } from './trip-chunk'
import type { TripColumns } from './trip-columns'

/** Rows and rejects of a stretch of a file, as they go from one thread to another. */
export interface FileBatch {
  /** Kept rows, each block laid out like a chunk. */
  readonly blocks: readonly Uint8Array<ArrayBuffer>[]
  readonly hasPoints: boolean
  /** Rejects: the line and reason of each, where its bytes end in `bytes`, and a sentence for the first few of a reason. */
  readonly lines: Float64Array<ArrayBuffer>
  readonly reasons: Uint8Array<ArrayBuffer>
  readonly ends: Uint32Array<ArrayBuffer>
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly details: readonly string[]
}

/** Sentences that anyone asks for: a log keeps no more examples of a reason. */
const DETAILS_PER_REASON = 5

/** Gathers what a reader gives, between two batches. */
export interface BatchGatherer {
  readonly take: TakeBlock
  readonly log: TakeReject
  /** What came since the last call. */
  batch(): FileBatch
}

export function batchGatherer(): BatchGatherer {
  const told = new Map<number, number>()
  let blocks: Uint8Array<ArrayBuffer>[] = []
  let hasPoints = false
  let lines: number[] = []
  let reasons: number[] = []
  let ends: number[] = []
  let details: string[] = []
  let bytes = new Uint8Array(1 << 12)
  let filled = 0
  return {
    take(block, rows) {
      hasPoints = block.points !== null
      blocks.push(packRows(block, rows))
    },
    log: {
      add(_, line, reason, row, detail) {
        if (filled + row.length > bytes.length) {
          const more = new Uint8Array(2 * bytes.length + row.length)
          more.set(bytes)
          bytes = more
        }
        bytes.set(row, filled)
        filled += row.length
        const code = REJECT_REASONS.indexOf(reason)
        const times = told.get(code) ?? 0
        told.set(code, times + 1)
        lines.push(line)
        reasons.push(code)
        ends.push(filled)
        details.push(times < DETAILS_PER_REASON ? detail() : '')
      },
    },
    batch() {
      const batch: FileBatch = {
        blocks,
        hasPoints,
        lines: Float64Array.from(lines),
        reasons: Uint8Array.from(reasons),
        ends: Uint32Array.from(ends),
        bytes: bytes.slice(0, filled),
        details,
      }
      ;[blocks, lines, reasons, ends, details, filled] = [[], [], [], [], [], 0]
      return batch
    },
  }
}

function packRows(block: TripColumns, rows: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunkBytes(rows, block.points !== null))
  copyTrips(chunkColumns(bytes, block.points !== null), 0, block, 0, rows)
  return bytes
}

/** Gives a batch to those who would have had it from the reader itself. */
export function replayBatch(batch: FileBatch, file: string, log: TakeReject, take: TakeBlock): void {
  for (const block of batch.blocks) {
    const trips = chunkColumns(block, batch.hasPoints)
    take(trips, trips.rows)
  }
  let from = 0
  batch.ends.forEach((end, i) => {
    const reason = REJECT_REASONS[batch.reasons[i] as number]
    if (!reason) throw new Error(`a reject has no reason ${batch.reasons[i]}`)
    log.add(file, batch.lines[i] as number, reason, batch.bytes.subarray(from, end), () => batch.details[i] ?? '')
    from = end
  })
}

/** What may be moved instead of copied. */
export const buffersOf = ({ blocks, lines, reasons, ends, bytes }: FileBatch): ArrayBuffer[] => [
  ...blocks.map(({ buffer }) => buffer),
  ...[lines, reasons, ends, bytes].map(({ buffer }) => buffer),
]
