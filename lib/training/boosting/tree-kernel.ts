/** Rows that are copied to a block before their histogram is counted. */
export const BLOCK_ROWS = 256
/** Bins of a column in a histogram, whether it uses them or not. */
export const BINS = 256

/**
 * The hot loops of growing trees. All numbers but scales and values are byte offsets into `buffer`, aligned to 64, or counts; rows of a leaf
 * are u32, bins u8, gradients and scores f32. Whole-number sums make every result independent of the order of the rows, and the same for
 * each kernel: sums of one column stay below 2^38, counts below 2^24.
 */
export interface TreeKernel {
  /** In words, for the run. */
  readonly name: string
  readonly buffer: ArrayBuffer
  /** Bytes that a bin of a histogram takes. */
  readonly binBytes: number
  /** Bytes that a row's gradient takes once it is packed. */
  readonly packedBytes: number
  /** Adds rows [from, to) to a histogram; `words` are the words of four bins that a row has. */
  histogramOfAll(bins: number, words: number, from: number, to: number, packed: number, histogram: number): void
  /** The same for the rows that `rows` names in [from, to). `scratch` holds a block of rows and their gradients. */
  histogramOfRows(
    bins: number,
    words: number,
    rows: number,
    from: number,
    to: number,
    packed: number,
    histogram: number,
    scratch: number,
  ): void
  /** Moves rows whose bin has a 1 in `goesLeft` (256 bytes) to the front; both parts keep their order. Returns where the second begins. */
  partition(column: number, goesLeft: number, rows: number, from: number, to: number, spare: number): number
  /** Sums of gradients and counts of `length` bins as doubles. */
  unpack(histogram: number, length: number, gradients: number, counts: number): void
  /** `whole` −= `part`, `length` bins. */
  subtract(whole: number, part: number, length: number): void
  /** Adds a leaf's value (float32) to the scores of its rows. */
  addToScores(rows: number, from: number, to: number, value: number, scores: number): void
  /** Gradients × scale, rounded half to even, with a count of 1; nothing where `taken` (u8) is 0. */
  pack(gradients: number, taken: number, rows: number, scale: number, packed: number): void
}
