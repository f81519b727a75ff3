import { BINS, BLOCK_ROWS, type TreeKernel } from './tree-kernel'

/** A bin is two doubles beside each other: the sum of gradients, whole numbers that stay exact, and the count. */
const SIZES = { binBytes: 16, packedBytes: 8 } as const
/** Adding and taking away this rounds a double of less than 2^51 to a whole number, half to even. */
const TO_WHOLE = 1.5 * 2 ** 52
/** Stands for a row that is not taken. */
const LEFT_OUT = Number.POSITIVE_INFINITY
const PAIR = 2 * BINS

/** The loops in plain TypeScript: the specification of the others, and what runs without WebAssembly SIMD. */
export function plainTreeKernel(bytes: (sizes: typeof SIZES) => number): TreeKernel {
  const buffer = new ArrayBuffer(Math.ceil(bytes(SIZES) / 64) * 64)
  const u8 = new Uint8Array(buffer)
  const u32 = new Uint32Array(buffer)
  const f32 = new Float32Array(buffer)
  const f64 = new Float64Array(buffer)

  /** One word of four bins: `at` is the first double of its columns. */
  function addWord(word: number, at: number, gradient: number): void {
    const first = at + 2 * (word & 255)
    const second = at + PAIR + 2 * ((word >>> 8) & 255)
    const third = at + 2 * PAIR + 2 * ((word >>> 16) & 255)
    const fourth = at + 3 * PAIR + 2 * (word >>> 24)
    f64[first] = (f64[first] as number) + gradient
    f64[first + 1] = (f64[first + 1] as number) + 1
    f64[second] = (f64[second] as number) + gradient
    f64[second + 1] = (f64[second + 1] as number) + 1
    f64[third] = (f64[third] as number) + gradient
    f64[third + 1] = (f64[third + 1] as number) + 1
    f64[fourth] = (f64[fourth] as number) + gradient
    f64[fourth + 1] = (f64[fourth + 1] as number) + 1
  }

  function histogramOfAll(bins: number, words: number, from: number, to: number, packed: number, histogram: number) {
    const gradients = packed / 8
    let word = bins / 4 + from * words
    for (let row = from; row < to; row++) {
      const gradient = f64[gradients + row] as number
      if (gradient === LEFT_OUT) {
        word += words
        continue
      }
      for (let k = 0, at = histogram / 8; k < words; k++, at += 4 * PAIR) addWord(u32[word++] as number, at, gradient)
    }
  }

  return {
    name: 'plain TypeScript',
    buffer,
    ...SIZES,
    histogramOfAll,
    histogramOfRows(bins, words, rows, from, to, packed, histogram, scratch) {
      const [list, source, gradients, block] = [rows / 4, bins / 4, packed / 8, scratch / 4]
      const blockGradients = (scratch + BLOCK_ROWS * words * 4) / 8
      for (let start = from; start < to; start += BLOCK_ROWS) {
        const count = Math.min(BLOCK_ROWS, to - start)
        for (let i = 0; i < count; i++) {
          const row = u32[list + start + i] as number
          f64[blockGradients + i] = f64[gradients + row] as number
          for (let k = 0; k < words; k++) u32[block + i * words + k] = u32[source + row * words + k] as number
        }
        histogramOfAll(scratch, words, 0, count, 8 * blockGradients, histogram)
      }
    },
    partition(column, goesLeft, rows, from, to, spare) {
      const [list, others] = [rows / 4, spare / 4]
      let left = list + from
      let right = others
      for (let at = left, end = list + to; at < end; at++) {
        const row = u32[at] as number
        const goes = u8[goesLeft + (u8[column + row] as number)] as number
        u32[left] = row
        u32[right] = row
        left += goes
        right += 1 - goes
      }
      u32.copyWithin(left, others, right)
      return left - list
    },
    unpack(histogram, length, gradients, counts) {
      const [bin, sum, count] = [histogram / 8, gradients / 8, counts / 8]
      for (let i = 0; i < length; i++) {
        f64[sum + i] = f64[bin + 2 * i] as number
        f64[count + i] = f64[bin + 2 * i + 1] as number
      }
    },
    subtract(whole, part, length) {
      const [a, b] = [whole / 8, part / 8]
      for (let i = 0; i < 2 * length; i++) f64[a + i] = (f64[a + i] as number) - (f64[b + i] as number)
    },
    addToScores(rows, from, to, value, scores) {
      const [list, score] = [rows / 4, scores / 4]
      for (let at = list + from, end = list + to; at < end; at++) {
        const row = score + (u32[at] as number)
        f32[row] = (f32[row] as number) + value
      }
    },
    pack(gradients, taken, rows, scale, packed) {
      const [from, to] = [gradients / 4, packed / 8]
      for (let i = 0; i < rows; i++) {
        const whole = (f32[from + i] as number) * scale + TO_WHOLE - TO_WHOLE
        f64[to + i] = u8[taken + i] === 0 ? LEFT_OUT : whole
      }
    },
  }
}
