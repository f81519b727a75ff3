import { type BlockHash, blockHash, HASH_BLOCK_BYTES } from '@/lib/shared/block-hash'
import type { Pieces } from './blob-blocks'
import type { TripSource } from './trip-source'

/** A file being read from start to end: what has gone by, and its hash. */
export interface RawReading extends Pieces {
  bytes: number
  readonly hash: BlockHash
}

/** Reads a file in pieces, one ahead of its consumer. A piece is the consumer's until it frees it. */
export function rawReading(source: TripSource): RawReading {
  const hash = blockHash()
  const pieces = source.pieces?.() ?? (source.stream ? fromStream(source.stream()) : fromSlices(source))
  const fetch = () => {
    const piece = pieces.next()
    // Whoever awaits it sees the rejection; until then it is not an unhandled one.
    piece.catch(() => undefined)
    return piece
  }
  let ahead = fetch()
  const reading: RawReading = {
    bytes: 0,
    hash,
    async next() {
      const piece = await ahead
      if (piece === null) return null
      ahead = fetch()
      const hashing = hash.push(piece)
      if (hashing) await hashing
      reading.bytes += piece.length
      return piece
    },
    free: (piece) => pieces.free(piece),
    close: () => pieces.close(),
  }
  return reading
}

function fromSlices(source: TripSource): Pieces {
  let at = 0
  return {
    async next() {
      if (at >= source.bytes) return null
      const from = at
      at = Math.min(source.bytes, at + HASH_BLOCK_BYTES)
      return source.slice(from, at)
    },
    free: () => undefined,
    close: async () => undefined,
  }
}

function fromStream(stream: ReadableStream<Uint8Array>): Pieces {
  const reader = stream.getReader()
  return {
    async next() {
      const { done, value } = await reader.read()
      return done ? null : value
    },
    free: () => undefined,
    close: () => reader.cancel().catch(() => undefined),
  }
}
