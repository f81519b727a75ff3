import { type BlockHash, blockHash, HASH_BLOCK_BYTES } from '@/lib/shared/block-hash'
import type { TripSource } from './trip-source'

/** A file being read from start to end: what has gone by, and its hash. */
export interface RawReading {
  bytes: number
  readonly hash: BlockHash
  /** The next piece while this one is worked on, or null at the end. */
  next(): Promise<Uint8Array | null>
}

/** Reads a file in pieces of one hash block, one ahead of its consumer. */
export function rawReading(source: TripSource): RawReading {
  const hash = blockHash()
  let at = 0
  let ahead: Promise<Uint8Array> | null = null
  const fetch = () => {
    if (at >= source.bytes) return null
    const from = at
    at = Math.min(source.bytes, at + HASH_BLOCK_BYTES)
    const piece = source.slice(from, at)
    // Whoever awaits it sees the rejection; until then it is not an unhandled one.
    piece.catch(() => undefined)
    return piece
  }
  ahead = fetch()
  const reading: RawReading = {
    bytes: 0,
    hash,
    async next() {
      if (!ahead) return null
      const piece = await ahead
      ahead = fetch()
      await hash.push(piece)
      reading.bytes += piece.length
      return piece
    },
  }
  return reading
}
