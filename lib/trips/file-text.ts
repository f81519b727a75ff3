import { HASH_BLOCK_BYTES } from '@/lib/shared/block-hash'
import type { Sha256 } from '@/lib/shared/ids'
import { fail, ok, type Result } from '@/lib/shared/result'
import { blockPool } from './block-pool'
import { fileKind } from './file-kind'
import { gunzip, type Unpacking } from './gunzip'
import { rawReading } from './raw-pieces'
import type { TripSource } from './trip-source'

/** Some text of a file, and how many of the file's bytes have gone by with it. */
interface TextPiece {
  readonly text: Uint8Array
  readonly bytes: number
}

/** The text of one file, unpacked. */
export interface FileText {
  /** In order; ends with the file's hash or why it cannot be read. A piece is its taker's until freed. Throws what reading the file throws. */
  pieces(): AsyncGenerator<TextPiece, Result<Sha256>>
  free(text: Uint8Array): void
}

/** Why a gzip inside a gzip is not read. */
export const nestedRefusal = (name: string): string =>
  `${name} is a gzip inside a gzip. Unpack it once and import the result.`

/** Reads the text of a file here. Fails with `gzip/nested` or as `gunzip` does. */
export const fileText = (source: TripSource, kind: 'gzip' | 'text'): FileText =>
  kind === 'gzip' ? gzipText(source) : plainText(source)

function plainText(source: TripSource): FileText {
  const raw = rawReading(source)
  return {
    free: raw.free,
    async *pieces() {
      try {
        for (;;) {
          const text = await raw.next()
          if (text === null) return ok(await raw.hash.finish())
          yield { text, bytes: raw.bytes }
        }
      } finally {
        await raw.close()
      }
    },
  }
}

/** Unpacked text comes in pieces of 16 to 64 KiB, and each that is read costs something of its own: they are gathered in blocks. */
function gzipText(source: TripSource): FileText {
  const unpacking: Unpacking = { reading: rawReading(source) }
  const pool = blockPool(HASH_BLOCK_BYTES)
  return {
    free: (text) => pool.give(text as Uint8Array<ArrayBuffer>),
    async *pieces() {
      const unpacked = gunzip(source, unpacking)
      let block = pool.take()
      let filled = 0
      let isFirst = true
      const gathered = () => ({ text: block.subarray(0, filled), bytes: unpacking.reading.bytes })
      try {
        for (;;) {
          const step = await unpacked.next()
          if (step.done && step.value) return { ok: false, error: step.value }
          if (step.done) break
          if (isFirst && fileKind(step.value) === 'gzip') return fail('gzip/nested', nestedRefusal(source.name))
          isFirst = false
          for (let at = 0; at < step.value.length; ) {
            const some = step.value.subarray(at, at + block.length - filled)
            block.set(some, filled)
            filled += some.length
            at += some.length
            if (filled < block.length) continue
            yield gathered()
            block = pool.take()
            filled = 0
          }
        }
        if (filled > 0) yield gathered()
        return ok(await unpacking.reading.hash.finish())
      } finally {
        await unpacked.return(null)
        await unpacking.reading.close()
      }
    },
  }
}
