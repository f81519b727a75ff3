import { strideOf } from './row-bins'
import { BINS, BLOCK_ROWS, type TreeKernel } from './tree-kernel'

/** What a forest of one size works on. */
export interface TreeSize {
  readonly rows: number
  readonly columns: number
  readonly leaves: number
}

/** Byte offsets of the arrays that growing trees needs, and all their bytes together. */
export interface TreeLayout {
  readonly byRow: number
  readonly byColumn: number
  readonly packed: number
  readonly gradients: number
  readonly scores: number
  readonly taken: number
  readonly rows: number
  readonly spare: number
  readonly goesLeft: number
  readonly scratch: number
  /** Gradients and counts of one histogram as doubles. */
  readonly sums: number
  readonly counts: number
  /** One histogram for each leaf that can be open at once, and one to begin with. */
  readonly histograms: readonly number[]
  /** Of one histogram. */
  readonly histogramBytes: number
  readonly bytes: number
}

/** Lays out everything in one memory: about 29 bytes a row and two for each of its columns. */
export function layOutTrees(
  { rows, columns, leaves }: TreeSize,
  { binBytes, packedBytes }: Pick<TreeKernel, 'binBytes' | 'packedBytes'>,
): TreeLayout {
  // The first bytes stay free: AssemblyScript keeps its constants there.
  let bytes = 1024
  const take = (size: number): number => {
    const at = bytes
    bytes = Math.ceil((bytes + size) / 64) * 64
    return at
  }
  const stride = strideOf(columns)
  const histogramBytes = stride * BINS * binBytes
  const layout = {
    byRow: take(rows * stride),
    byColumn: take(rows * columns),
    packed: take(rows * packedBytes),
    gradients: take(4 * rows),
    scores: take(4 * rows),
    taken: take(rows),
    rows: take(4 * rows),
    spare: take(4 * rows),
    goesLeft: take(BINS),
    scratch: take(BLOCK_ROWS * (stride + packedBytes)),
    sums: take(stride * BINS * 8),
    counts: take(stride * BINS * 8),
    histograms: Array.from({ length: leaves + 1 }, () => take(histogramBytes)),
    histogramBytes,
  }
  return { ...layout, bytes }
}
