import { describe, expect, test } from 'vitest'
import { seededRandom } from '@/lib/shared/random'
import { plainTreeKernel } from './plain-tree-kernel'
import { BINS, type TreeKernel } from './tree-kernel'
import { layOutTrees } from './tree-memory'
import { wasmTreeKernel } from './wasm-tree-kernel'

const kernels = { WebAssembly: wasmTreeKernel, 'plain TypeScript': plainTreeKernel }

const SIZE = { rows: 3_000, columns: 6, leaves: 3 }
const SCALE = 1_000_003.7

/** Random bins and gradients, some rows left out, in a kernel's memory. */
function filled(make: (typeof kernels)[keyof typeof kernels]) {
  const kernel = make((sizes) => layOutTrees(SIZE, sizes).bytes)
  if (!kernel) throw new Error('there is no such kernel here')
  const layout = layOutTrees(SIZE, kernel)
  const random = seededRandom(3)
  const stride = 8
  const bins = new Uint8Array(kernel.buffer, layout.byRow, SIZE.rows * stride)
  const gradients = new Float32Array(kernel.buffer, layout.gradients, SIZE.rows)
  const taken = new Uint8Array(kernel.buffer, layout.taken, SIZE.rows)
  const rows = new Uint32Array(kernel.buffer, layout.rows, SIZE.rows)
  for (let i = 0; i < bins.length; i++) bins[i] = i % stride < SIZE.columns ? random.int(BINS) : 0
  for (let i = 0; i < SIZE.rows; i++) {
    gradients[i] = (random.next() - 0.4) * 30
    taken[i] = random.next() < 0.8 ? 1 : 0
    rows[i] = (i * 7) % SIZE.rows
  }
  kernel.pack(layout.gradients, layout.taken, SIZE.rows, SCALE, layout.packed)
  return { kernel, layout, bins, gradients, taken, rows, stride }
}

function read(kernel: TreeKernel, histogram: number, { sums, counts }: { sums: number; counts: number }) {
  const length = 8 * BINS
  kernel.unpack(histogram, length, sums, counts)
  return {
    sums: new Float64Array(kernel.buffer, sums, length).slice(),
    counts: new Float64Array(kernel.buffer, counts, length).slice(),
  }
}

/** Sums of whole-number gradients in doubles, row by row. */
function naive({ bins, gradients, taken, stride }: ReturnType<typeof filled>, rows: Iterable<number>) {
  const sums = new Float64Array(stride * BINS)
  const counts = new Float64Array(stride * BINS)
  for (const row of rows)
    for (let k = 0; k < stride; k++) {
      if (taken[row] === 0) continue
      const at = k * BINS + (bins[row * stride + k] as number)
      sums[at] = (sums[at] as number) + Math.round((gradients[row] as number) * SCALE)
      counts[at] = (counts[at] as number) + 1
    }
  return { sums, counts }
}

describe.each(Object.entries(kernels))('the kernel in %s', (_, make) => {
  test('counts histograms as a plain loop in doubles does, of all rows and of some', () => {
    const data = filled(make)
    const { kernel, layout, rows } = data
    const [all = 0, some = 0] = layout.histograms
    kernel.histogramOfAll(layout.byRow, 2, 0, SIZE.rows, layout.packed, all)
    expect(read(kernel, all, layout)).toEqual(naive(data, Array(SIZE.rows).keys()))
    kernel.histogramOfRows(layout.byRow, 2, layout.rows, 100, 1_111, layout.packed, some, layout.scratch)
    expect(read(kernel, some, layout)).toEqual(naive(data, rows.subarray(100, 1_111)))
    kernel.subtract(all, some, 8 * BINS)
    expect(read(kernel, all, layout)).toEqual(naive(data, [...rows.subarray(0, 100), ...rows.subarray(1_111)]))
  })

  test('is the same in any pieces', () => {
    const { kernel, layout } = filled(make)
    const [whole = 0, pieces = 0] = layout.histograms
    kernel.histogramOfAll(layout.byRow, 2, 0, SIZE.rows, layout.packed, whole)
    for (const [from, to] of [
      [0, 1],
      [1, 1_700],
      [1_700, SIZE.rows],
    ] as const)
      kernel.histogramOfAll(layout.byRow, 2, from, to, layout.packed, pieces)
    expect(read(kernel, pieces, layout)).toEqual(read(kernel, whole, layout))
  })

  test('parts the rows of a leaf and keeps their order', () => {
    const { kernel, layout, rows } = filled(make)
    const column = new Uint8Array(kernel.buffer, layout.byColumn, SIZE.rows).map((_, i) => (i * 11) % BINS)
    new Uint8Array(kernel.buffer, layout.byColumn, SIZE.rows).set(column)
    const goesLeft = new Uint8Array(kernel.buffer, layout.goesLeft, BINS).fill(0).fill(1, 30, 99)
    const before = [...rows]
    const isLeft = (row: number) => goesLeft[column[row] as number] === 1
    const part = before.slice(50, 2_000)
    const middle = kernel.partition(layout.byColumn, layout.goesLeft, layout.rows, 50, 2_000, layout.spare)
    expect(middle).toBe(50 + part.filter(isLeft).length)
    expect([...rows.subarray(50, 2_000)]).toEqual([...part.filter(isLeft), ...part.filter((row) => !isLeft(row))])
    expect([...rows.subarray(0, 50), ...rows.subarray(2_000)]).toEqual([...before.slice(0, 50), ...before.slice(2_000)])
  })

  test('adds a leaf to the scores of its rows, in float32', () => {
    const { kernel, layout, rows } = filled(make)
    const scores = new Float32Array(kernel.buffer, layout.scores, SIZE.rows).fill(0.1)
    const value = Math.fround(0.2)
    kernel.addToScores(layout.rows, 10, 20, value, layout.scores)
    expect(scores[rows[10] as number]).toBe(Math.fround(Math.fround(0.1) + value))
    expect(scores[rows[20] as number]).toBe(Math.fround(0.1))
  })
})
