import { fail, ok, type Result } from '@/lib/shared/result'
import { fileKind } from './file-kind'
import { nestedRefusal } from './file-text'
import { gunzip } from './gunzip'
import { rawReading } from './raw-pieces'
import type { TripSource } from './trip-source'

/** How far a text was read. */
export interface TextStart {
  readonly seen: number
  readonly isWhole: boolean
  /** Bytes of the whole text; null where that cannot be told. */
  readonly of: number | null
}

const PIECE_BYTES = 1 << 20

/** Hands over the text of a plain or gzipped file piece by piece until `take` has enough. Fails as `gunzip` does. */
export async function readTextStart(
  source: TripSource,
  kind: 'gzip' | 'text',
  take: (piece: Uint8Array) => boolean,
): Promise<Result<TextStart>> {
  return kind === 'gzip' ? startOfGzip(source, take) : startOfPlain(source, take)
}

async function startOfPlain(source: TripSource, take: (piece: Uint8Array) => boolean): Promise<Result<TextStart>> {
  let seen = 0
  let isEnough = false
  while (seen < source.bytes && !isEnough) {
    const piece = await source.slice(seen, Math.min(source.bytes, seen + PIECE_BYTES))
    seen += piece.length
    isEnough = take(piece)
  }
  return ok({ seen, isWhole: seen >= source.bytes, of: source.bytes })
}

async function startOfGzip(source: TripSource, take: (piece: Uint8Array) => boolean): Promise<Result<TextStart>> {
  const unpacking = { reading: rawReading(source) }
  const text = gunzip(source, unpacking)
  let seen = 0
  try {
    for (;;) {
      const step = await text.next()
      if (step.done) return step.value ? { ok: false, error: step.value } : ok({ seen, isWhole: true, of: seen })
      if (seen === 0 && fileKind(step.value) === 'gzip') return fail('gzip/nested', nestedRefusal(source.name))
      seen += step.value.length
      if (take(step.value)) return ok({ seen, isWhole: false, of: await unpackedLength(source) })
    }
  } finally {
    await text.return(null)
    await unpacking.reading.close()
  }
}

/** The length that a gzip's last four bytes claim; null where that cannot be true, as with several members or over 4 GiB. */
async function unpackedLength(source: TripSource): Promise<number | null> {
  const last = await source.slice(source.bytes - 4, source.bytes)
  const length = new DataView(last.buffer, last.byteOffset, 4).getUint32(0, true)
  return length > source.bytes ? length : null
}
