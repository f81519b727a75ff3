import type { FeatureMatrix } from '@/lib/features/feature-matrix'
import type { Steps } from '@/lib/shared/steps'
import { binCategories } from './bin-categories'
import { binEdges } from './bin-edges'

/** Bins of a numeric column, besides bin 0 of missing values. */
const MOST_BINS = 254
/** As many edges as the search looks at. */
const EDGES = 256
/** Rows that are binned between two pauses; their numbers stay in the second nearest cache. */
const AT_ONCE = 2_048

/** How one column is cut. */
export type ColumnBins =
  | {
      readonly kind: 'number'
      /** Of the matrix' dense columns. */
      readonly dense: number
      /** Upper edges of bins 1, 2, …: the last bin has none. */
      readonly edges: Float32Array
    }
  | { readonly kind: 'category'; readonly of: 'pickup' | 'dropoff'; readonly binOf: Uint8Array }

/** Bins in use, bin 0 counted in. */
export const binsOf = (column: ColumnBins): number =>
  column.kind === 'number' ? column.edges.length + 2 : column.binOf.reduce((most, bin) => Math.max(most, bin), 0) + 1

export interface BinTask {
  readonly matrix: FeatureMatrix
  readonly target: Float32Array
  /** Dense columns to look at, ascending. */
  readonly dense: readonly number[]
  /** How many categories there are of each kind of place; a kind of one is no column. */
  readonly pickups: number
  readonly dropoffs: number
}

/** Learns how to cut each column from the rows given. Constant columns are left out. */
export function* learnBins({ matrix, target, dense, pickups, dropoffs }: BinTask): Steps<readonly ColumnBins[]> {
  const columns: ColumnBins[] = []
  const width = matrix.names.length
  for (const j of dense) {
    const edges = binEdges(matrix.rows, (row) => matrix.dense[row * width + j] as number, MOST_BINS)
    if (edges.length > 0) columns.push({ kind: 'number', dense: j, edges })
    yield
  }
  for (const [of, count] of [['pickup', pickups] as const, ['dropoff', dropoffs] as const])
    if (count > 1) columns.push({ kind: 'category', of, binOf: binCategories(matrix[of], count, target) })
  return columns
}

/** Bytes from one row to the next: bins are read as words of four. */
export const strideOf = (columns: number): number => Math.ceil(columns / 4) * 4

/**
 * Writes the bins of all rows, row after row (`byRow`, `strideOf(columns)` bytes each) and, where asked, column after column (`byColumn`).
 */
export function* fillBins(
  columns: readonly ColumnBins[],
  matrix: FeatureMatrix,
  byRow: Uint8Array,
  byColumn: Uint8Array | null,
): Steps<void> {
  const { rows } = matrix
  const stride = strideOf(columns.length)
  const width = matrix.names.length
  const searched = columns.map((column) => (column.kind === 'number' ? paddedEdges(column.edges) : null))
  for (let from = 0; from < rows; from += AT_ONCE) {
    const to = Math.min(rows, from + AT_ONCE)
    for (const [k, column] of columns.entries()) {
      if (column.kind === 'number') {
        const edges = searched[k] as Float32Array
        for (let row = from, at = from * width + column.dense; row < to; row++, at += width)
          byRow[row * stride + k] = binOfNumber(edges, matrix.dense[at] as number)
      } else {
        const categories = matrix[column.of]
        for (let row = from; row < to; row++)
          byRow[row * stride + k] = column.binOf[categories[row] as number] as number
      }
      if (byColumn)
        for (let row = from, at = k * rows + from; row < to; row++, at++)
          byColumn[at] = byRow[row * stride + k] as number
    }
    yield
  }
}

function paddedEdges(edges: Float32Array): Float32Array {
  const padded = new Float32Array(EDGES).fill(Number.POSITIVE_INFINITY)
  padded.set(edges)
  return padded
}

/** 0 where the value is missing, else 1 + how many edges lie below it. */
function binOfNumber(edges: Float32Array, value: number): number {
  if (Number.isNaN(value)) return 0
  let below = 0
  for (let step = EDGES / 2; step >= 1; step >>= 1) if ((edges[below + step - 1] as number) < value) below += step
  return below + 1
}
