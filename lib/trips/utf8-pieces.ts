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

/** A header of another script has no zero bytes; the digits and commas of a few rows have. */
const LOOKED_AT = 512
const EMPTY = new Uint8Array(0)

/** UTF-16 is known by its mark, or by where its zero bytes stand; fails with `csv/utf-16` where that tells nothing. All else passes as it is. */
export function utf8Pieces(name: string): Utf8Pieces {
  const encoder = new TextEncoder()
  let start: Uint8Array | null = EMPTY
  let decoder: TextDecoder | null = null
  let isMarked = true

  const begin = (bytes: Uint8Array): Uint8Array | Failure => {
    start = null
    const mark = MARKS.find(({ first, second }) => bytes[0] === first && bytes[1] === second)
    isMarked = mark !== undefined
    const encoding = mark?.encoding ?? byZeros(bytes.subarray(0, LOOKED_AT))
    if (encoding === null) return bytes
    if (encoding === 'unclear')
      return fail(
        'csv/utf-16',
        `${name} is full of zero bytes, in no order that a text has. Save it as CSV in UTF-8 and import it again.`,
      ).error
    decoder = new TextDecoder(encoding)
    return encoder.encode(decoder.decode(bytes, { stream: true }))
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
    note: () =>
      decoder &&
      `The text is in ${decoder.encoding.toUpperCase().replace(/(..)$/, ' $1')}${isMarked ? '' : ', which its zero bytes tell: it has no byte-order mark'}.`,
  }
}

/** Of two bytes a digit or a Latin letter has one that is zero: the second where the smaller half comes first. No other text has any. */
function byZeros(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | 'unclear' | null {
  const zeros = { even: 0, odd: 0 }
  for (const [i, byte] of bytes.entries()) if (byte === 0) zeros[i % 2 === 0 ? 'even' : 'odd']++
  if (bytes.length < 8) return null
  if (zeros.odd > 0.2 * bytes.length && zeros.even === 0) return 'utf-16le'
  if (zeros.even > 0.2 * bytes.length && zeros.odd === 0) return 'utf-16be'
  return zeros.even + zeros.odd > 0.4 * bytes.length ? 'unclear' : null
}

function joinTexts(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
