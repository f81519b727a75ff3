/*
 * The hot loops of gradient boosting on histograms (AssemblyScript; `npm run kernels` compiles it). What they work on lies in a memory that
 * the caller lays out (`lib/training/boosting/tree-memory.ts`); `tree-kernel.ts` beside it says what each promises.
 *
 * A gradient is a whole number (`pack`), and a bin of a histogram is one 64-bit integer: the sum of gradients above 24 bits of count. Sums
 * of whole numbers are the same in any order, and one addition does the work of two. A histogram has 256 bins a column, four columns are
 * read as one word. Rows of a leaf lie apart: 256 of them at a time are first copied to a block that stays in the nearest cache, which lets
 * many slow loads run at once.
 */

const COUNT_BITS: i64 = 24
const COUNT_MASK: i64 = 0xffffff
/** Bytes of the 256 bins of one column. */
const COLUMN: usize = 2_048
const BLOCK: usize = 256

/** Adds rows [from, to) to a histogram. `words`: a row's bins in words of four. */
export function histogramOfAll(
  bins: usize,
  words: usize,
  from: usize,
  to: usize,
  packed: usize,
  histogram: usize,
): void {
  const stride = words << 2
  let bin = bins + from * stride
  for (let row = packed + (from << 3), end = packed + (to << 3); row < end; row += 8) {
    const gradient = load<i64>(row)
    const endOfRow = bin + stride
    for (let column = histogram; bin < endOfRow; bin += 4, column += 4 * COLUMN) {
      const word = load<u32>(bin)
      const first = column + ((word & 255) << 3)
      const second = column + (((word >>> 8) & 255) << 3)
      const third = column + (((word >>> 16) & 255) << 3)
      const fourth = column + ((word >>> 24) << 3)
      store<i64>(first, load<i64>(first) + gradient)
      store<i64>(second, load<i64>(second, COLUMN) + gradient, COLUMN)
      store<i64>(third, load<i64>(third, 2 * COLUMN) + gradient, 2 * COLUMN)
      store<i64>(fourth, load<i64>(fourth, 3 * COLUMN) + gradient, 3 * COLUMN)
    }
  }
}

/** Adds the rows that `rows` names in [from, to) to a histogram; `scratch` holds a block of them. */
export function histogramOfRows(
  bins: usize,
  words: usize,
  rows: usize,
  from: usize,
  to: usize,
  packed: usize,
  histogram: usize,
  scratch: usize,
): void {
  const stride = words << 2
  const gradients = scratch + BLOCK * stride
  for (let start = from; start < to; start += BLOCK) {
    const count = min(BLOCK, to - start)
    let row = rows + (start << 2)
    const end = row + (count << 2)
    let at = scratch
    let gradient = gradients
    for (; row < end; row += 4, gradient += 8) {
      const index = <usize>load<u32>(row)
      store<i64>(gradient, load<i64>(packed + (index << 3)))
      let bin = bins + index * stride
      const endOfRow = bin + stride
      for (; bin + 16 <= endOfRow; bin += 16, at += 16) v128.store(at, v128.load(bin))
      for (; bin < endOfRow; bin += 4, at += 4) store<u32>(at, load<u32>(bin))
    }
    histogramOfAll(scratch, words, 0, count, gradients, histogram)
  }
}

/** Rows [from, to) of a leaf whose bin has a 1 in `goesLeft` come first, in their order, then the others in theirs. Returns where these begin. */
export function partition(column: usize, goesLeft: usize, rows: usize, from: usize, to: usize, spare: usize): usize {
  let left = rows + (from << 2)
  let right = spare
  for (let at = left, end = rows + (to << 2); at < end; at += 4) {
    const row = load<u32>(at)
    const goes = <usize>load<u8>(goesLeft + <usize>load<u8>(column + <usize>row))
    store<u32>(left, row)
    store<u32>(right, row)
    left += goes << 2
    right += (1 - goes) << 2
  }
  memory.copy(left, spare, right - spare)
  return (left - rows) >> 2
}

/** The sums of gradients and the counts of `length` bins, as doubles. */
export function unpack(histogram: usize, length: usize, gradients: usize, counts: usize): void {
  for (let i: usize = 0; i < length; i++) {
    const bin = load<i64>(histogram + (i << 3))
    store<f64>(gradients + (i << 3), <f64>(bin >> COUNT_BITS))
    store<f64>(counts + (i << 3), <f64>(bin & COUNT_MASK))
  }
}

/** `whole` − `part`, of `length` bins (an even number), in place of `whole`. */
export function subtract(whole: usize, part: usize, length: usize): void {
  for (let i: usize = 0, end = length << 3; i < end; i += 16)
    v128.store(whole + i, i64x2.sub(v128.load(whole + i), v128.load(part + i)))
}

/** Adds a leaf's value to the scores of its rows. */
export function addToScores(rows: usize, from: usize, to: usize, value: f32, scores: usize): void {
  for (let at = rows + (from << 2), end = rows + (to << 2); at < end; at += 4) {
    const score = scores + ((<usize>load<u32>(at)) << 2)
    store<f32>(score, load<f32>(score) + value)
  }
}

/** Gradients × `scale` as whole numbers, each with a count of 1; 0 and 0 where `taken` has a 0. */
export function pack(gradients: usize, taken: usize, rows: usize, scale: f64, packed: usize): void {
  for (let i: usize = 0; i < rows; i++) {
    const whole = nearest(<f64>load<f32>(gradients + (i << 2)) * scale)
    store<i64>(packed + (i << 3), (((<i64>whole) << COUNT_BITS) + 1) * <i64>load<u8>(taken + i))
  }
}
