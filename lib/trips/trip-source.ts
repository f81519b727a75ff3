/** A file as the importer sees it: a `File` in the browser (`blobSource`), a path in the script, bytes in a test. */
export interface TripSource {
  readonly name: string
  readonly bytes: number
  /** Bytes [from, to). Throws if the file cannot be read any more. */
  slice(from: number, to: number): Promise<Uint8Array>
  /** The file from its start, where that is quicker than slices: in Chromium five times for a Blob. */
  stream?(): ReadableStream<Uint8Array>
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

export const fileSource = (file: File): TripSource => blobSource(file.name, file)

export function bytesSource(name: string, bytes: Uint8Array): TripSource {
  return { name, bytes: bytes.length, slice: async (from, to) => bytes.subarray(from, to) }
}
