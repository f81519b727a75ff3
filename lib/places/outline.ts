/**
 * Shapes for drawing, as text: each ring an encoded polyline (Google's format, latitude first, five decimals: about a metre), rings parted
 * by spaces, the closing position left out. What a ring encloses twice is a hole (even-odd).
 */

/** Latitude and longitude in turn, in 1e-5 degrees. */
export type Ring = readonly number[]

export const RING_STEPS = 1e5
/** Corners of one outline; simplified shapes have a few dozen. */
const MOST_CORNERS = 20_000

export const encodeOutline = (rings: readonly Ring[]): string => rings.map(encodeRing).join(' ')

/** Null where the text is not of `encodeOutline`: a ring of fewer than three corners, or a corner that is not on the globe. */
export function decodeOutline(text: string): readonly Ring[] | null {
  const rings: Ring[] = []
  let corners = 0
  for (const part of text.split(' ')) {
    const ring = decodeRing(part)
    if (ring === null) return null
    corners += ring.length / 2
    if (corners > MOST_CORNERS) return null
    rings.push(ring)
  }
  return rings
}

function encodeRing(ring: Ring): string {
  let text = ''
  for (let i = 0; i < ring.length; i++) {
    const delta = (ring[i] ?? 0) - (i < 2 ? 0 : (ring[i - 2] ?? 0))
    let rest = delta < 0 ? -2 * delta - 1 : 2 * delta
    for (; rest >= 32; rest = Math.floor(rest / 32)) text += String.fromCharCode((rest % 32) + 32 + 63)
    text += String.fromCharCode(rest + 63)
  }
  return text
}

function decodeRing(text: string): Ring | null {
  const ring: number[] = []
  let at = 0
  while (at < text.length) {
    let rest = 0
    let worth = 1
    for (;;) {
      const digit = text.charCodeAt(at++) - 63
      // Past the end the code is NaN, which fails both comparisons.
      if (!(digit >= 0 && digit < 64) || worth > 2 ** 30) return null
      rest += (digit % 32) * worth
      worth *= 32
      if (digit < 32) break
    }
    const delta = rest % 2 === 1 ? -(rest + 1) / 2 : rest / 2
    const value = (ring.length < 2 ? 0 : (ring[ring.length - 2] ?? 0)) + delta
    const most = ring.length % 2 === 0 ? 90 : 180
    if (Math.abs(value) > most * RING_STEPS) return null
    ring.push(value)
  }
  return ring.length >= 6 && ring.length % 2 === 0 ? ring : null
}
