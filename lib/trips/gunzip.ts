import { Gunzip } from 'fflate'
import { crc32 } from '@/lib/shared/crc32'
import { type Failure, fail } from '@/lib/shared/result'
import { type RawReading, rawReading } from './raw-pieces'
import type { TripSource } from './trip-source'

/** Text that a gzip may unpack to: more is a bomb, or a file to split. */
export const MOST_UNPACKED_BYTES = 2 ** 31
/** Trip files shrink about seven-fold; a hundred-fold is a bomb. */
const MOST_RATIO = 100
/** Below this much text the ratio says nothing. */
const RATIO_FROM_BYTES = 16 << 20
/** Small enough that one piece of a bomb cannot fill the memory. */
const PIECE_BYTES = 32 << 10

/** A member’s header with its file name and comment; kept to find the trailer before it. */
const LONGEST_HEADER = 1 << 10

/** Hands out unpacked bytes; ends with the failure, or null at a clean end. `reading` is the pass over the file that is under way. */
export interface Unpacking {
  reading: RawReading
}

/**
 * Unpacks a gzip with the platform's `DecompressionStream`; where that refuses (Chromium: several members) the file is read again with
 * fflate and goes on where the first pass stopped. Only a null return is a clean end: what came before a failure must be thrown away.
 * Fails with `gzip/bomb` or `gzip/damaged`.
 */
export async function* gunzip(
  source: TripSource,
  unpacking: Unpacking,
  most = MOST_UNPACKED_BYTES,
): AsyncGenerator<Uint8Array, Failure | null> {
  const budget = unpackedBudget(source.name, most)
  let given = 0
  const native = byPlatform(unpacking.reading)
  for (;;) {
    const step = await native.next()
    if (step.done) {
      if (step.value === 'ended') return null
      break
    }
    given += step.value.length
    const over = budget(given, unpacking.reading.bytes)
    if (over) {
      await native.return('refused')
      return over
    }
    yield step.value
  }
  await unpacking.reading.close()
  unpacking.reading = rawReading(source)
  let seen = 0
  const byHand = byFflate(unpacking.reading)
  for (;;) {
    const step = await byHand.next()
    if (step.done)
      return step.value
        ? fail(
            'gzip/damaged',
            `${source.name} is damaged or cut off: ${step.value}. Nothing of it was kept; download it again.`,
          ).error
        : null
    const before = seen
    seen += step.value.length
    const over = budget(seen, unpacking.reading.bytes)
    if (over) return over
    if (seen <= given) continue
    yield before >= given ? step.value : step.value.subarray(given - before)
  }
}

function unpackedBudget(name: string, most: number): (unpacked: number, packed: number) => Failure | null {
  return (unpacked, packed) => {
    if (unpacked > most)
      return fail(
        'gzip/bomb',
        `${name} unpacks to more than ${most / 2 ** 30} GiB. Split it, or unpack it and import the CSV.`,
      ).error
    if (unpacked > RATIO_FROM_BYTES && unpacked > packed * MOST_RATIO)
      return fail(
        'gzip/bomb',
        `${name} unpacks to more than ${MOST_RATIO} times its size, which no trip file does. Reading was stopped and nothing kept.`,
      ).error
    return null
  }
}

async function* byPlatform(reading: RawReading): AsyncGenerator<Uint8Array, 'ended' | 'refused'> {
  let piece: Uint8Array | null = null
  let at = 0
  let broken: unknown = null
  const packed = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        try {
          if (piece === null || at === piece.length) {
            if (piece) reading.free(piece)
            piece = await reading.next()
            at = 0
          }
        } catch (error) {
          broken = error
          throw error
        }
        if (piece === null) return controller.close()
        const part = piece.slice(at, at + PIECE_BYTES) as Uint8Array<ArrayBuffer>
        at += part.length
        controller.enqueue(part)
      },
    },
    { highWaterMark: 0 },
  )
  const reader = packed.pipeThrough(new DecompressionStream('gzip')).getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return 'ended'
      yield value
    }
  } catch (error) {
    if (broken) throw broken
    if (error instanceof Error) return 'refused'
    throw error
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

/** Returns what is wrong, or null at a clean end. fflate does not check the members' CRCs: this does. */
async function* byFflate(reading: RawReading): AsyncGenerator<Uint8Array, string | null> {
  let out: Uint8Array[] = []
  let crc = 0
  let length = 0
  let wrong: string | null = null
  /** The last bytes pushed, and the position of their end. */
  let tail: Uint8Array = new Uint8Array(0)
  let end = 0
  const checkTrailer = (at: number) => {
    const from = tail.length - (end - at) - 8
    const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength)
    if (from < 0 || view.getUint32(from, true) !== crc || view.getUint32(from + 4, true) !== length % 2 ** 32)
      wrong ??= 'its check sum does not match'
    crc = 0
    length = 0
  }
  const unpacker = new Gunzip((bytes) => {
    crc = crc32(bytes, crc)
    length += bytes.length
    if (bytes.length > 0) out.push(bytes)
  })
  unpacker.onmember = checkTrailer
  for (;;) {
    const piece = await reading.next()
    try {
      if (piece === null) unpacker.push(new Uint8Array(0), true)
      else
        for (let at = 0; at < piece.length; at += PIECE_BYTES) {
          const part = piece.subarray(at, at + PIECE_BYTES)
          const joined = new Uint8Array(Math.min(tail.length, LONGEST_HEADER) + part.length)
          joined.set(tail.subarray(Math.max(0, tail.length - LONGEST_HEADER)))
          joined.set(part, joined.length - part.length)
          tail = joined
          end += part.length
          unpacker.push(part, false)
          yield* out
          out = []
          if (wrong) return wrong
        }
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
    yield* out
    out = []
    if (piece === null) {
      checkTrailer(end)
      return wrong
    }
  }
}
