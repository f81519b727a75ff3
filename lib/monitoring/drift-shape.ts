/** Shares of a column's values by group of bins, of the reference and of what is compared with it: drawn over one another. */
export type DriftShape = readonly [reference: readonly number[], other: readonly number[]]

const MOST_GROUPS = 24
/** Values beyond this share of both are joined into the last group, so that a long tail does not make all others one bar. */
const DRAWN = 0.99

/**
 * The shape of two counts over the same bins (without that of missing values). Ordered bins are joined into at most 24 groups of the same width,
 * the last holding all that lie beyond; of named ones the first 24 are shown.
 */
export function driftShape(reference: Float64Array, other: Float64Array, isOrdered: boolean): DriftShape {
  const bins = isOrdered ? Math.max(binsUpTo(reference), binsUpTo(other)) : Math.min(MOST_GROUPS, reference.length)
  const width = Math.max(1, Math.ceil(bins / MOST_GROUPS))
  const groups = Math.ceil(bins / width)
  return [shares(reference, groups, width, isOrdered), shares(other, groups, width, isOrdered)]
}

/** How many bins hold nearly all. */
function binsUpTo(counts: Float64Array): number {
  const wanted = DRAWN * counts.reduce((sum, count) => sum + count, 0)
  let held = 0
  for (const [i, count] of counts.entries()) {
    held += count
    if (count > 0 && held >= wanted) return i + 1
  }
  return 1
}

function shares(counts: Float64Array, groups: number, width: number, keepsRest: boolean): readonly number[] {
  const sums = new Array<number>(groups).fill(0)
  let all = 0
  for (const [i, count] of counts.entries()) {
    all += count
    const group = Math.floor(i / width)
    if (group < groups || keepsRest)
      sums[Math.min(group, groups - 1)] = (sums[Math.min(group, groups - 1)] ?? 0) + count
  }
  return sums.map((sum) => (all === 0 ? 0 : sum / all))
}
