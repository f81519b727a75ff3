/** Values that are looked at to find the edges: a sample of this size places them within a tenth of a per cent of the rows. */
const SAMPLE = 200_000

/**
 * Upper edges, ascending, of at most `most` bins for a column's values; a value belongs to the first bin whose edge it does not exceed, or to
 * the last, which has none. Values that are missing (NaN) are left out. Where there are few different values each has a bin; else a value so
 * frequent that it would fill a bin has one of its own, and the others share what is left evenly.
 */
export function binEdges(rows: number, valueAt: (row: number) => number, most: number): Float32Array {
  const step = Math.max(1, Math.floor(rows / SAMPLE))
  const sample = new Float32Array(Math.ceil(rows / step))
  let size = 0
  for (let row = 0; row < rows; row += step) {
    const value = valueAt(row)
    if (!Number.isNaN(value)) sample[size++] = value
  }
  return edgesBetween(countDistinct(sample.subarray(0, size).sort()), most)
}

interface Distinct {
  /** Ascending. */
  readonly values: Float32Array
  readonly counts: Int32Array
}

function countDistinct(sorted: Float32Array): Distinct {
  const values = new Float32Array(sorted.length)
  const counts = new Int32Array(sorted.length)
  let size = 0
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) values[size++] = sorted[i] as number
    counts[size - 1] = (counts[size - 1] as number) + 1
  }
  return { values: values.subarray(0, size), counts: counts.subarray(0, size) }
}

function edgesBetween({ values, counts }: Distinct, most: number): Float32Array {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const fillsOne = total / most
  let [shared, sharing] = [total, most]
  for (const count of counts)
    if (count >= fillsOne) {
      shared -= count
      sharing -= 1
    }
  const edges: number[] = []
  let filled = 0
  for (let i = 0; i + 1 < values.length && edges.length + 1 < most; i++) {
    const [count, next] = [counts[i] as number, counts[i + 1] as number]
    const isAlone = count >= fillsOne
    filled += count
    const share = sharing > 0 ? shared / sharing : total
    const isFull = values.length <= most || isAlone || filled >= share || (next >= fillsOne && filled >= share / 2)
    if (!isFull) continue
    if (!isAlone) {
      shared -= filled
      sharing -= 1
    }
    filled = 0
    edges.push(((values[i] as number) + (values[i + 1] as number)) / 2)
  }
  return Float32Array.from(edges)
}
