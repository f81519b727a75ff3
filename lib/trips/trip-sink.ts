import type { Failure } from '@/lib/shared/result'

/** Where the importer puts what it keeps. Whoever made the sink commits it or throws it away when the import has ended. */
export interface TripSink {
  /** May the bytes of a chunk be written over once it is stored? Where this is not said, the sink keeps them. */
  readonly copiesChunks?: boolean
  /** Stores chunk `index` (`trip-chunk`), in place of an earlier one of that index. Fails where there is no room. */
  putChunk(index: number, bytes: Uint8Array<ArrayBuffer>): Promise<Failure | null>
  getChunk(index: number): Promise<Uint8Array<ArrayBuffer>>
  /** The next bytes of the CSV of rejected rows. */
  addRejects(bytes: Uint8Array): Promise<Failure | null>
}
