import { type Failure, fail } from '@/lib/shared/result'

/** Turns the pieces of a text into UTF-8, whatever their split. */
export interface Utf8Pieces {
  push(piece: Uint8Array): Uint8Array | Failure
  finish(): Uint8Array | Failure
  /** What the text is in, as a sentence; null where it need not be said. */
  note(): string | null
}

const MARKS = [
  { first: 0xff, second: 0xfe, encoding: 'utf-16le' },
  { first: 0xfe, second: 0xff, encoding: 'utf-16be' },
] as const

const LOOKED_AT = 64
const EMPTY = new Uint8Array(0)

/** UTF-16 is known by its mark; without one it is refused with `csv/utf-16`. All else passes as it is. */
export function utf8Pieces(name: string): Utf8Pieces {
  const encoder = new TextEncoder()
  let start: Uint8Array | null = EMPTY
  let decoder: TextDecoder | null = null

  const begin = (bytes: Uint8Array): Uint8Array | Failure => {
    start = null
    const mark = MARKS.find(({ first, second }) => bytes[0] === first && bytes[1] === second)
    if (mark) {
      decoder = new TextDecoder(mark.encoding)
      return encoder.encode(decoder.decode(bytes, { stream: true }))
    }
    return seemsUtf16(bytes.subarray(0, LOOKED_AT))
      ? fail(
          'csv/utf-16',
          `${name} seems to be in UTF-16 without a byte-order mark. Save it as UTF-8 and import it again.`,
        ).error
      : bytes
  }

  return {
    push(piece) {
      if (start === null) return decoder ? encoder.encode(decoder.decode(piece, { stream: true })) : piece
      const joined = new Uint8Array(start.length + piece.length)
      joined.set(start)
      joined.set(piece, start.length)
      start = joined
      return joined.length < LOOKED_AT ? EMPTY : begin(joined)
    },
    finish() {
      if (start === null) return decoder ? encoder.encode(decoder.decode()) : EMPTY
      const begun = begin(start)
      if (!(begun instanceof Uint8Array) || !decoder) return begun
      return joinTexts(begun, encoder.encode(decoder.decode()))
    },
    note: () => (decoder ? `The text is in ${decoder.encoding.toUpperCase().replace(/(..)$/, ' $1')}.` : null),
  }
}

/** Is every other byte zero, as in Western text of two bytes a character? */
function seemsUtf16(bytes: Uint8Array): boolean {
  let zeros = 0
  for (const byte of bytes) if (byte === 0) zeros++
  return bytes.length >= 8 && zeros >= 0.4 * bytes.length && zeros <= 0.6 * bytes.length
}

function joinTexts(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
