import { SET_WORDS, type TreesBody } from '@/lib/models/model-body'
import type { GrownTree } from './grown-tree'
import type { ColumnBins } from './row-bins'
import { BINS } from './tree-kernel'

/** Above every number that a feature can have. */
const NO_LIMIT = 1e9

interface Forest {
  readonly trees: readonly GrownTree[]
  /** The score that every ride begins with. */
  readonly start: number
  readonly columns: readonly ColumnBins[]
  /** Dense columns of the matrix: categories are numbered after them. */
  readonly width: number
}

/** Trees as an artefact keeps them: bins become the numbers between them. */
export function forestBody({ trees, start, columns, width }: Forest): TreesBody {
  const nodes = trees.reduce((sum, tree) => sum + tree.length, 0)
  const roots = new Int32Array(trees.length)
  const column = new Int32Array(nodes).fill(-1)
  const threshold = new Float32Array(nodes)
  const left = new Int32Array(nodes)
  const missingLeft = new Uint32Array(Math.ceil(nodes / 32))
  const value = new Float32Array(nodes)
  const rides = new Int32Array(nodes)
  const gain = new Float32Array(nodes)
  const sets: number[] = []
  let root = 0
  for (const [t, tree] of trees.entries()) {
    roots[t] = root
    for (const [i, node] of tree.entries()) {
      const at = root + i
      value[at] = node.value
      rides[at] = node.rows
      if (!node.split) continue
      const { split } = node
      const looked = columns[split.column] as ColumnBins
      left[at] = root + split.left
      gain[at] = split.gain
      if (looked.kind === 'number') {
        column[at] = looked.dense
        threshold[at] = looked.edges[split.bin - 1] ?? NO_LIMIT
        if (split.missingLeft) missingLeft[at >> 5] = (missingLeft[at >> 5] as number) | (1 << (at & 31))
      } else {
        column[at] = width + (looked.of === 'pickup' ? 0 : 1)
        threshold[at] = sets.length / SET_WORDS
        sets.push(...wordsOf(split.goesLeft))
      }
    }
    root += tree.length
  }
  const binOf = (of: 'pickup' | 'dropoff') =>
    Int32Array.from(columns.flatMap((each) => (each.kind === 'category' && each.of === of ? [...each.binOf] : [])))
  return {
    kind: 'trees',
    start,
    roots,
    column,
    threshold,
    left,
    missingLeft,
    value,
    rides,
    gain,
    pickupBin: binOf('pickup'),
    dropoffBin: binOf('dropoff'),
    sets: Uint32Array.from(sets),
  }
}

/** 256 bins as eight words of bits. */
function wordsOf(goesLeft: Uint8Array): readonly number[] {
  const words = new Uint32Array(SET_WORDS)
  for (let b = 0; b < BINS; b++)
    if (goesLeft[b] === 1) words[b >> 5] = ((words[b >> 5] as number) | (1 << (b & 31))) >>> 0
  return [...words]
}
