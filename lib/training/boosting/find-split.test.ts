import { describe, expect, test } from 'vitest'
import { seededRandom } from '@/lib/shared/random'
import { findSplit, type SplitRules } from './find-split'
import type { ColumnBins } from './row-bins'
import { BINS } from './tree-kernel'

const NUMBER = (bins: number): ColumnBins => ({
  kind: 'number',
  dense: 0,
  edges: Float32Array.from({ length: bins - 1 }, (_, i) => i),
})
const CATEGORY = (bins: number): ColumnBins => ({
  kind: 'category',
  of: 'pickup',
  binOf: Uint8Array.from({ length: bins }, (_, i) => i + 1),
})
const RULES: SplitRules = { fewestRows: 3, l2: 0.5, categorySmoothing: 0, monotone: Int8Array.of(0) }
const FREE = { lowest: Number.NEGATIVE_INFINITY, highest: Number.POSITIVE_INFINITY }

/** Sums and counts of some rows, each with a bin and a gradient. */
function histogramOf(rows: readonly (readonly [bin: number, gradient: number])[]) {
  const sums = new Float64Array(BINS)
  const counts = new Float64Array(BINS)
  for (const [bin, gradient] of rows) {
    sums[bin] = (sums[bin] as number) + gradient
    counts[bin] = (counts[bin] as number) + 1
  }
  const gradient = rows.reduce((sum, [, value]) => sum + value, 0)
  return { sums, counts, leaf: { gradient, count: rows.length, ...FREE } }
}

type Rows = readonly (readonly [bin: number, gradient: number])[]

/** The gain of sending the bins in `left` to the left, row by row. */
function gainOf(rows: Rows, left: ReadonlySet<number>, { fewestRows, l2 }: SplitRules): number {
  const score = (part: Rows) => part.reduce((sum, [, gradient]) => sum + gradient, 0) ** 2 / (part.length + l2)
  const [a, b] = [rows.filter(([bin]) => left.has(bin)), rows.filter(([bin]) => !left.has(bin))]
  if (a.length < fewestRows || b.length < fewestRows) return Number.NEGATIVE_INFINITY
  return score(a) + score(b) - score(rows)
}

const drawRows = (seed: number, bins: number, missing: boolean): Rows => {
  const random = seededRandom(seed)
  return Array.from({ length: 60 }, () => [
    missing && random.next() < 0.2 ? 0 : 1 + random.int(bins),
    Math.round(20 * random.next() - 8),
  ])
}

describe('the best split', () => {
  test.each([1, 2, 3, 4, 5, 6])('of numbers with missing ones is the best of all there are (%d)', (seed) => {
    const bins = 9
    const rows = drawRows(seed, bins, true)
    const { sums, counts, leaf } = histogramOf(rows)
    const split = findSplit([NUMBER(bins)], [0], sums, counts, leaf, RULES)
    const lefts = Array.from({ length: bins }, (_, last) => Array.from({ length: last + 1 }, (_, i) => i + 1))
    const all = lefts.flatMap((left) => [new Set(left), new Set([0, ...left])])
    const best = Math.max(...all.map((left) => gainOf(rows, left, RULES)))
    expect(split?.gain).toBeCloseTo(best, 9)
    const goes = new Set([...(split?.goesLeft.keys() ?? [])].filter((bin) => split?.goesLeft[bin] === 1))
    expect(gainOf(rows, goes, RULES)).toBeCloseTo(best, 9)
  })

  test.each([1, 2, 3, 4])('of categories is the best of all their subsets (%d)', (seed) => {
    const bins = 8
    const rows = drawRows(seed, bins, false)
    const { sums, counts, leaf } = histogramOf(rows)
    // Without shrinkage the best subset is a run in the order of means.
    const rules = { ...RULES, l2: 0, fewestRows: 1 }
    const split = findSplit([CATEGORY(bins)], [0], sums, counts, leaf, rules)
    const subsets = Array.from(
      { length: 2 ** bins },
      (_, bits) => new Set(Array.from({ length: bins }, (_, b) => b + 1).filter((b) => (bits >> (b - 1)) & 1)),
    )
    const best = Math.max(...subsets.map((left) => gainOf(rows, left, rules)))
    expect(split?.gain).toBeCloseTo(best, 9)
  })

  test('keeps to the fewest rows, and is none where nothing is gained', () => {
    const rows: Rows = [...Array(20)].map((_, i) => [i === 0 ? 1 : 2, i === 0 ? 100 : 0])
    const { sums, counts, leaf } = histogramOf(rows)
    expect(findSplit([NUMBER(2)], [0], sums, counts, leaf, { ...RULES, fewestRows: 2 })).toBeNull()
    expect(findSplit([NUMBER(2)], [0], sums, counts, leaf, { ...RULES, fewestRows: 1 })?.left.count).toBe(1)
    const even = histogramOf([...Array(20)].map((_, i) => [1 + (i % 2), 1]))
    expect(findSplit([NUMBER(2)], [0], even.sums, even.counts, even.leaf, { ...RULES, l2: 0 })).toBeNull()
  })

  test('by a monotone column never has the smaller value on the right', () => {
    const falling: Rows = [...Array(20)].map((_, i) => [i < 10 ? 1 : 2, i < 10 ? -5 : 5])
    const { sums, counts, leaf } = histogramOf(falling)
    expect(findSplit([NUMBER(2)], [0], sums, counts, leaf, RULES)).not.toBeNull()
    expect(findSplit([NUMBER(2)], [0], sums, counts, leaf, { ...RULES, monotone: Int8Array.of(1) })).toBeNull()
  })

  test('sends a missing value that no row has with the larger part', () => {
    const rows: Rows = [...Array(20)].map((_, i) => [i < 5 ? 1 : 2, i < 5 ? -5 : 5])
    const { sums, counts, leaf } = histogramOf(rows)
    expect(findSplit([NUMBER(2)], [0], sums, counts, leaf, RULES)?.missingLeft).toBe(false)
    const turned = histogramOf(rows.map(([bin, gradient]) => [3 - bin, gradient]))
    expect(findSplit([NUMBER(2)], [0], turned.sums, turned.counts, turned.leaf, RULES)?.missingLeft).toBe(true)
  })
})
