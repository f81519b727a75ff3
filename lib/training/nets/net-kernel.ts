/**
 * The hot loops of training a net. Addresses, strides and `bytes` are in bytes of `buffer`, multiples of 16 but for steps inside a row of `a`; numbers are float32, ids
 * u32. Four units share a lane and every sum runs over its terms in order, so that each kernel gives the same bits.
 */
export interface NetKernel {
  /** In words, for the run. */
  readonly name: string
  readonly buffer: ArrayBuffer
  /**
   * c (rows × columns, multiples of 4) = start + Σ over terms of a · b, a found by row and term, b by term and column. `how`: 0 starts from
   * nothing, 1 from c, 2 from `bias`, 3 from `bias` with what is below 0 cut.
   */
  product(
    a: number,
    aRow: number,
    aTerm: number,
    b: number,
    bRow: number,
    c: number,
    cRow: number,
    rows: number,
    columns: number,
    terms: number,
    bias: number,
    how: 0 | 1 | 2 | 3,
  ): void
  /** The descriptions (`width` bytes) of each row's two zones, and their product, to the front of its inputs. */
  embed(
    pickups: number,
    dropoffs: number,
    pickupTable: number,
    dropoffTable: number,
    width: number,
    inputs: number,
    stride: number,
    rows: number,
  ): void
  /** Adds what changes of the inputs' front mean for the two tables to their gradients, row after row. */
  unembed(
    pickups: number,
    dropoffs: number,
    pickupGradient: number,
    dropoffGradient: number,
    width: number,
    inputs: number,
    stride: number,
    changes: number,
    changesStride: number,
    rows: number,
  ): void
  /** Adds rows of `stride` bytes to `sums`. */
  addRows(from: number, stride: number, rows: number, sums: number): void
  /** rows × columns, multiples of 4, → columns × rows. */
  transpose(from: number, to: number, rows: number, columns: number): void
  /** Changes of what came out → changes of what went in, in place. */
  backThroughRelu(changes: number, outputs: number, bytes: number): void
  /** The same for ELU; `kept` undoes the scale that dropout gave the outputs. */
  backThroughElu(changes: number, outputs: number, bytes: number, kept: number): void
  /** x above 0, exp(x) − 1 below, in place. */
  elu(values: number, bytes: number): void
  /** Zeroes numbers whose place and `key` hash below `limit` of 2^31, and scales the others. */
  dropOut(values: number, bytes: number, key: number, limit: number, scale: number): void
  /** Adam (0.9, 0.999, 1e-8): `meanScale` is the rate ÷ (1 − 0.9^t), `decay` the rate × the decay; the average moves by `gain`. */
  adam(
    weights: number,
    gradient: number,
    mean: number,
    square: number,
    average: number,
    bytes: number,
    meanScale: number,
    squareScale: number,
    decay: number,
    gain: number,
  ): void
}
