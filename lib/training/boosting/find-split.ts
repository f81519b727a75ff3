import type { ColumnBins } from './row-bins'
import { binsOf } from './row-bins'
import { BINS } from './tree-kernel'

/** What limits a split. */
export interface SplitRules {
  readonly fewestRows: number
  /** Added to counts: pulls leaves towards 0. */
  readonly l2: number
  /** A category weighs in with its mean as if so many more rows had the mean of none; and it needs so many rows of its own. */
  readonly categorySmoothing: number
  /** Of each column: 1 where scores must not fall as the value rises, 0 elsewhere. */
  readonly monotone: Int8Array
}

/** Sums over the rows of a leaf, and the bounds that monotone splits above it have set for its value (as −G ÷ C). */
export interface LeafSums {
  readonly gradient: number
  readonly count: number
  readonly lowest: number
  readonly highest: number
}

export interface Split {
  readonly gain: number
  readonly column: number
  /** Of a number: the last bin that goes left. Of categories: 0. */
  readonly bin: number
  /** For each bin, 1 where it goes left. */
  readonly goesLeft: Uint8Array
  readonly missingLeft: boolean
  readonly left: { readonly gradient: number; readonly count: number }
}

const LEAST_GAIN = 1e-12

/**
 * The best split of a leaf, by how much it lowers the squared error of gradients: G² ÷ (C + l2) of both parts less that of the whole (Chen &
 * Guestrin 2016, eq. 7, with hessians of 1). Numbers are cut between bins, with missing values on either side; categories in the order of
 * their mean gradient (Fisher 1958). Null where no split gains or leaves enough rows on both sides. `sums` and `counts` hold 256 bins a
 * column; ties go to the first column and the lowest bin.
 */
export function findSplit(
  columns: readonly ColumnBins[],
  chosen: readonly number[],
  sums: Float64Array,
  counts: Float64Array,
  leaf: LeafSums,
  rules: SplitRules,
): Split | null {
  if (leaf.count < 2 * rules.fewestRows) return null
  let best: Candidate | null = null
  let gain = LEAST_GAIN
  for (const k of chosen) {
    const column = columns[k] as ColumnBins
    const at = k * BINS
    const bins = { sums: sums.subarray(at, at + BINS), counts: counts.subarray(at, at + BINS), used: binsOf(column) }
    const found: Cut | null =
      column.kind === 'number'
        ? cutNumbers(bins, leaf, rules, rules.monotone[k] === 1, gain)
        : cutCategories(bins, leaf, rules, gain)
    if (!found) continue
    best = { ...found, column: k }
    gain = found.gain
  }
  return best && splitOf(best, counts.subarray(best.column * BINS, (best.column + 1) * BINS), leaf)
}

interface Bins {
  readonly sums: Float64Array
  readonly counts: Float64Array
  readonly used: number
}

interface Cut {
  readonly gain: number
  readonly bin: number
  readonly missingLeft: boolean
  /** Bins that go left, of categories; null of numbers. */
  readonly categories: readonly number[] | null
  readonly left: { readonly gradient: number; readonly count: number }
}

interface Candidate extends Cut {
  readonly column: number
}

function cutNumbers(
  { sums, counts, used }: Bins,
  leaf: LeafSums,
  { fewestRows, l2 }: SplitRules,
  isMonotone: boolean,
  toBeat: number,
): Cut | null {
  const [missingSum, missing] = [sums[0] as number, counts[0] as number]
  const whole = scoreOf(leaf.gradient, leaf.count + l2)
  const isBounded = leaf.lowest > Number.NEGATIVE_INFINITY || leaf.highest < Number.POSITIVE_INFINITY
  let gain = toBeat
  let [bin, atBin, countAtBin, missingLeft] = [-1, 0, 0, false]
  // Missing values to the right, then to the left: where there are none one pass says it all.
  for (let pass = 0; pass < (missing > 0 ? 2 : 1); pass++) {
    let gradient = pass === 1 ? missingSum : 0
    let count = pass === 1 ? missing : 0
    // With missing values on the right the last bin may be cut off from them alone.
    const last = pass === 0 && missing > 0 ? used : used - 1
    for (let b = 1; b < last; b++) {
      gradient += sums[b] as number
      count += counts[b] as number
      if (count < fewestRows) continue
      const others = leaf.count - count
      if (others < fewestRows) break
      const rest = leaf.gradient - gradient
      const found = scoreOf(gradient, count + l2) + scoreOf(rest, others + l2) - whole
      if (found <= gain) continue
      if (isMonotone && -gradient / (count + l2) > -rest / (others + l2)) continue
      if (isBounded && gainWithin(leaf, gradient, count + l2, rest, others + l2) - whole <= gain) continue
      gain = isBounded ? gainWithin(leaf, gradient, count + l2, rest, others + l2) - whole : found
      bin = b
      atBin = gradient
      countAtBin = count
      missingLeft = pass === 1
    }
  }
  return bin < 0 ? null : { gain, bin, missingLeft, categories: null, left: { gradient: atBin, count: countAtBin } }
}

const scoreOf = (gradient: number, weight: number): number => (gradient * gradient) / weight

/** The same gain where a leaf's value has bounds: that of G and weight w at value v is −(2Gv + wv²). */
function gainWithin(
  { lowest, highest }: LeafSums,
  left: number,
  weight: number,
  right: number,
  others: number,
): number {
  const a = Math.min(highest, Math.max(lowest, -left / weight))
  const b = Math.min(highest, Math.max(lowest, -right / others))
  return -(2 * left * a + weight * a * a) - (2 * right * b + others * b * b)
}

function cutCategories(
  { sums, counts, used }: Bins,
  leaf: LeafSums,
  { fewestRows, l2, categorySmoothing }: SplitRules,
  toBeat: number,
): Cut | null {
  const order: number[] = []
  for (let b = 0; b < used; b++) if ((counts[b] as number) >= Math.max(1, categorySmoothing)) order.push(b)
  if (order.length < 2) return null
  const mean = (b: number) => (sums[b] as number) / ((counts[b] as number) + categorySmoothing)
  order.sort((a, b) => mean(a) - mean(b) || a - b)
  // Categories are chosen by what they are judged by: their leaves are pulled towards 0 once more.
  const weight = l2 + categorySmoothing
  const whole = scoreOf(leaf.gradient, leaf.count + l2)
  let best: Cut | null = null
  let gain = toBeat
  // From both ends: the few rows of categories that are not in the order go right, with one part or with the other.
  for (const ordered of [order, order.toReversed()]) {
    let gradient = 0
    let count = 0
    for (let q = 0; q + 1 < ordered.length; q++) {
      gradient += sums[ordered[q] as number] as number
      count += counts[ordered[q] as number] as number
      if (count < fewestRows) continue
      const others = leaf.count - count
      if (others < fewestRows) break
      const found = scoreOf(gradient, count + weight) + scoreOf(leaf.gradient - gradient, others + weight) - whole
      if (found <= gain) continue
      gain = found
      best = { gain, bin: 0, missingLeft: false, categories: ordered.slice(0, q + 1), left: { gradient, count } }
    }
  }
  return best
}

/** What no row of the leaf has, a missing value or a category, goes with the larger part. */
function splitOf({ categories, ...cut }: Candidate, counts: Float64Array, leaf: LeafSums): Split {
  const goesLeft = new Uint8Array(BINS)
  if (categories === null) {
    const missingLeft = counts[0] === 0 ? 2 * cut.left.count > leaf.count : cut.missingLeft
    goesLeft.fill(1, 1, cut.bin + 1)
    goesLeft[0] = missingLeft ? 1 : 0
    return { ...cut, missingLeft, goesLeft }
  }
  if (2 * cut.left.count > leaf.count) for (let b = 0; b < BINS; b++) if (counts[b] === 0) goesLeft[b] = 1
  for (const b of categories) goesLeft[b] = 1
  return { ...cut, goesLeft }
}
