import type { FeatureMatrix } from '@/lib/features/feature-matrix'
import type { Steps } from '@/lib/shared/steps'
import { binCategories } from './bin-categories'
import { binEdges } from './bin-edges'

/** Bins of a numeric column, besides bin 0 of missing values. */
const MOST_BINS = 254
/** Of the table that a search begins with. */
const STEPS = 4_096
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
  const searched = columns.map((column) => (column.kind === 'number' ? searchOf(column.edges) : null))
  for (let from = 0; from < rows; from += AT_ONCE) {
    const to = Math.min(rows, from + AT_ONCE)
    for (const [k, column] of columns.entries()) {
      if (column.kind === 'number') {
        const search = searched[k] as Search
        for (let row = from, at = from * width + column.dense; row < to; row++, at += width)
          byRow[row * stride + k] = binOfNumber(search, matrix.dense[at] as number)
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

/** Edges with a table of where to look: how many of them lie below each of many equal steps from the first to the last. */
interface Search {
  readonly edges: Float32Array
  readonly first: number
  readonly stepsPerUnit: number
  readonly below: Uint8Array
}

function searchOf(edges: Float32Array): Search {
  const [first, last] = [edges[0] as number, edges[edges.length - 1] as number]
  const stepsPerUnit = last > first ? STEPS / (last - first) : 0
  const below = new Uint8Array(STEPS + 2).fill(edges.length)
  let count = 0
  for (let step = 0; step <= STEPS; step++) {
    while (count < edges.length && ((edges[count] as number) - first) * stepsPerUnit < step) count++
    below[step] = count
  }
  return { edges, first, stepsPerUnit, below }
}

/** 0 where the value is missing, else 1 + how many edges lie below it. */
function binOfNumber({ edges, first, stepsPerUnit, below }: Search, value: number): number {
  if (Number.isNaN(value)) return 0
  const at = (value - first) * stepsPerUnit
  const step = at <= 0 ? 0 : at >= STEPS ? STEPS : Math.floor(at)
  let low = at <= 0 ? 0 : (below[step] as number)
  let high = at < 0 ? 0 : (below[step + 1] as number)
  while (low < high) {
    const middle = (low + high) >> 1
    if ((edges[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low + 1
}
