import type { Steps } from '@/lib/shared/steps'
import { findSplit, type LeafSums, type Split, type SplitRules } from './find-split'
import type { GrownTree, NodeSplit } from './grown-tree'
import { type ColumnBins, strideOf } from './row-bins'
import { BINS, type TreeKernel } from './tree-kernel'
import type { TreeLayout } from './tree-memory'

export interface Growth {
  readonly kernel: TreeKernel
  readonly layout: TreeLayout
  readonly rows: number
  readonly columns: readonly ColumnBins[]
  /** Columns that this tree may split by. */
  readonly chosen: readonly number[]
  readonly leaves: number
  readonly depth: number
  readonly rules: SplitRules
  readonly learningRate: number
  /** Gradients were multiplied with it when they were packed. */
  readonly scale: number
  /** A leaf's value in place of −G ÷ (C + l2), from its rows [from, to) of the list of rows; null keeps that. */
  readonly leafValue: ((from: number, to: number) => number) | null
}

interface Leaf extends LeafSums {
  readonly node: number
  readonly from: number
  readonly to: number
  readonly histogram: number
  readonly depth: number
  readonly split: Split | null
}

interface Node {
  split: NodeSplit | null
  value: number
  readonly rows: number
}

/**
 * Grows one tree from packed gradients, always splitting the leaf that gains most (Shi 2007, "best-first"), and adds its values to the
 * scores. Only the smaller part of a split is counted; the other's histogram is the difference.
 */
export function* growTree(growth: Growth): Steps<GrownTree> {
  const { kernel, layout, rows, columns, chosen, leaves, depth, rules, learningRate, scale } = growth
  const words = strideOf(columns.length) / 4
  const bins = 4 * words * BINS
  const bytes = new Uint8Array(kernel.buffer)
  const sums = new Float64Array(kernel.buffer, layout.sums, bins)
  const counts = new Float64Array(kernel.buffer, layout.counts, bins)
  const list = new Uint32Array(kernel.buffer, layout.rows, rows)
  const free = [...layout.histograms]

  const empty = (): number => {
    const histogram = free.pop()
    if (histogram === undefined) throw new Error('More leaves are open than histograms were laid out for.')
    bytes.fill(0, histogram, histogram + layout.histogramBytes)
    return histogram
  }
  /** Sums of any one column are those of the leaf. */
  const totals = (): { gradient: number; count: number } => {
    let [gradient, count] = [0, 0]
    for (let b = 0; b < BINS; b++) {
      gradient += sums[b] as number
      count += counts[b] as number
    }
    return { gradient, count }
  }
  const bounded = ({ gradient, count, lowest, highest }: LeafSums): number =>
    Math.min(highest, Math.max(lowest, count === 0 ? 0 : -gradient / (count + rules.l2)))
  const leafValue = (leaf: LeafSums): number => Math.fround((learningRate * bounded(leaf)) / scale)
  const split = (leaf: LeafSums, isDeepest: boolean): Split | null =>
    isDeepest ? null : findSplit(columns, chosen, sums, counts, leaf, rules)

  for (let row = 0; row < rows; row++) list[row] = row
  const first = empty()
  kernel.histogramOfAll(layout.byRow, words, 0, rows, layout.packed, first)
  kernel.unpack(first, bins, layout.sums, layout.counts)
  const all: LeafSums = { ...totals(), lowest: Number.NEGATIVE_INFINITY, highest: Number.POSITIVE_INFINITY }
  const nodes: Node[] = [{ split: null, value: leafValue(all), rows: all.count }]
  const open: Leaf[] = [
    { ...all, node: 0, from: 0, to: rows, histogram: first, depth: 0, split: split(all, depth === 0 || leaves < 2) },
  ]
  yield

  while (open.length < leaves) {
    const at = bestOf(open)
    if (at < 0) break
    const leaf = open[at] as Leaf
    const { column, bin, goesLeft, missingLeft, gain, left } = leaf.split as Split
    bytes.set(goesLeft, layout.goesLeft)
    const middle = kernel.partition(
      layout.byColumn + column * rows,
      layout.goesLeft,
      layout.rows,
      leaf.from,
      leaf.to,
      layout.spare,
    )
    const isLeftSmaller = middle - leaf.from <= leaf.to - middle
    const [from, to] = isLeftSmaller ? [leaf.from, middle] : [middle, leaf.to]
    const smaller = empty()
    kernel.histogramOfRows(layout.byRow, words, layout.rows, from, to, layout.packed, smaller, layout.scratch)
    kernel.subtract(leaf.histogram, smaller, bins)

    const children = boundsOf(leaf, leaf.split as Split, rules)
    const isLast = open.length + 1 >= leaves || leaf.depth + 1 >= depth
    const openLeaf = (sumsOf: LeafSums, isLeft: boolean): Leaf => {
      const histogram = isLeft === isLeftSmaller ? smaller : leaf.histogram
      if (!isLast) kernel.unpack(histogram, bins, layout.sums, layout.counts)
      nodes.push({ split: null, value: leafValue(sumsOf), rows: sumsOf.count })
      return {
        ...sumsOf,
        node: nodes.length - 1,
        from: isLeft ? leaf.from : middle,
        to: isLeft ? middle : leaf.to,
        histogram,
        depth: leaf.depth + 1,
        split: split(sumsOf, isLast),
      }
    }
    const parent = nodes[leaf.node] as Node
    parent.split = { column, bin, goesLeft, missingLeft, gain: gain / (scale * scale), left: nodes.length }
    open[at] = openLeaf({ ...children.left, ...left }, true)
    open.push(
      openLeaf({ ...children.right, gradient: leaf.gradient - left.gradient, count: leaf.count - left.count }, false),
    )
    yield
  }

  for (const leaf of open) {
    const node = nodes[leaf.node] as Node
    if (growth.leafValue) node.value = Math.fround(learningRate * growth.leafValue(leaf.from, leaf.to))
    kernel.addToScores(layout.rows, leaf.from, leaf.to, node.value, layout.scores)
  }
  return nodes
}

function bestOf(open: readonly Leaf[]): number {
  let [at, gain] = [-1, 0]
  for (const [i, { split }] of open.entries())
    if (split && split.gain > gain) {
      gain = split.gain
      at = i
    }
  return at
}

/** The bounds of both parts: a split by a monotone column keeps them on their sides of the middle of their values. */
function boundsOf(leaf: LeafSums, { column, left }: Split, { monotone, l2 }: SplitRules) {
  const { lowest, highest } = leaf
  if (monotone[column] !== 1) return { left: { lowest, highest }, right: { lowest, highest } }
  const leafValue = (gradient: number, count: number) => Math.min(highest, Math.max(lowest, -gradient / (count + l2)))
  const middle =
    (leafValue(left.gradient, left.count) + leafValue(leaf.gradient - left.gradient, leaf.count - left.count)) / 2
  return { left: { lowest, highest: middle }, right: { lowest: middle, highest } }
}
