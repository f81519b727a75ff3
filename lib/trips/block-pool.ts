/** Blocks of memory that are filled again and again: to allocate each anew would leave a file's length of garbage behind. */
export interface BlockPool {
  take(): Uint8Array<ArrayBuffer>
  /** Takes a block back, or what a transfer made of it. Nobody else may use it any more. */
  give(block: Uint8Array<ArrayBuffer>): void
}

export function blockPool(bytes: number): BlockPool {
  const spare: ArrayBuffer[] = []
  return {
    take: () => new Uint8Array(spare.pop() ?? new ArrayBuffer(bytes)),
    give({ buffer }) {
      // One that was moved away has no bytes left.
      if (buffer.byteLength === bytes) spare.push(buffer)
    },
  }
}
