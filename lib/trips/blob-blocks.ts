import type { BlockPool } from './block-pool'

/** A file's bytes in order. */
export interface Pieces {
  /** Null at the end. */
  next(): Promise<Uint8Array | null>
  /** Says that a piece is done with, so that its memory may be filled again. */
  free(piece: Uint8Array): void
  /** Stops reading; needed where the end was not reached. */
  close(): Promise<void>
}

/**
 * A Blob in blocks of the pool's size, the last one shorter. The browser writes into the blocks (mode `byob`), which takes half the time
 * of its plain stream and leaves no garbage; where it cannot, the plain stream is copied into them. So it is from where it does not answer before `tooLate` comes
 * true, as Chromium does in one of some sixty files.
 */
export function blobBlocks(blob: Blob, pool: BlockPool, tooLate: () => Promise<void>): Pieces {
  let direct = directReader(blob)
  let plain: ReadableStreamDefaultReader<Uint8Array> | null = null
  let rest: Uint8Array = new Uint8Array(0)
  let at = 0

  /** The next block, "late" where an answer does not come: what was read of the block is lost with its memory. */
  const fill = async (reader: ReadableStreamBYOBReader): Promise<Uint8Array | null | 'late'> => {
    let block = pool.take()
    let filled = 0
    while (filled < block.length) {
      const step = await Promise.race([reader.read(block.subarray(filled)), tooLate().then(() => null)])
      if (step === null) return 'late'
      if (!step.value) return null
      block = new Uint8Array(step.value.buffer as ArrayBuffer)
      filled += step.value.length
      if (step.done) break
    }
    return filled > 0 ? block.subarray(0, filled) : null
  }

  const copy = async (): Promise<Uint8Array | null> => {
    plain ??= blob.slice(at).stream().getReader()
    const block = pool.take()
    let filled = 0
    while (filled < block.length) {
      if (rest.length === 0) {
        const { done, value } = await plain.read()
        if (done) break
        rest = value
      }
      const some = rest.subarray(0, block.length - filled)
      block.set(some, filled)
      filled += some.length
      rest = rest.subarray(some.length)
    }
    return filled > 0 ? block.subarray(0, filled) : null
  }

  return {
    async next() {
      let block = direct ? await fill(direct) : await copy()
      if (block === 'late') {
        void direct?.cancel().catch(() => undefined)
        direct = null
        block = await copy()
      }
      at += block?.length ?? 0
      return block
    },
    async close() {
      await (direct ?? plain)?.cancel().catch(() => undefined)
    },
    free: (block) => pool.give(block as Uint8Array<ArrayBuffer>),
  }
}

/** Null where Blobs are no byte streams. */
function directReader(blob: Blob): ReadableStreamBYOBReader | null {
  try {
    return blob.stream().getReader({ mode: 'byob' })
  } catch {
    return null
  }
}
