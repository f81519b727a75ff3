import { HASH_BLOCK_BYTES } from '@/lib/shared/block-hash'
import { blobBlocks, type Pieces } from './blob-blocks'
import { blockPool } from './block-pool'

/** A file as the importer sees it: a `File` in the browser (`blobSource`), a path in the script, bytes in a test. */
export interface TripSource {
  readonly name: string
  readonly bytes: number
  /** Bytes [from, to). Throws if the file cannot be read any more. */
  slice(from: number, to: number): Promise<Uint8Array>
  /** The file from its start, where that is quicker than slices: in Chromium five times for a Blob. */
  stream?(): ReadableStream<Uint8Array>
  /** The same, where there is a way that is quicker still. */
  pieces?(): Pieces
  /** What can be handed to another thread, where there is such a thing. */
  readonly blob?: Blob
}

export function blobSource(name: string, blob: Blob): TripSource {
  return {
    name,
    bytes: blob.size,
    slice: async (from, to) => new Uint8Array(await blob.slice(from, to).arrayBuffer()),
    stream: () => blob.stream(),
    blob,
  }
}

/** A Blob that is read by `blobBlocks`. */
export function directSource(name: string, blob: Blob, tooLate: () => Promise<void>): TripSource {
  // A block of a small file is as small.
  const pieces = () => blobBlocks(blob, blockPool(Math.min(HASH_BLOCK_BYTES, blob.size + 1)), tooLate)
  return { ...blobSource(name, blob), pieces }
}

export const fileSource = (file: File): TripSource => blobSource(file.name, file)
