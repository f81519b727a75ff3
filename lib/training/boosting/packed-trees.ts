import type { GrownTree } from './grown-tree'
import { BINS } from './tree-kernel'

/** Trees as a few arrays, node by node: 50 bytes each. Plain data. */
export interface PackedTrees {
  /** Nodes of each tree. */
  readonly nodes: Int32Array
  readonly value: Float64Array
  readonly rows: Int32Array
  /** Of splits, in order; -1 in `column` marks a leaf. */
  readonly column: Int32Array
  readonly bin: Int32Array
  readonly left: Int32Array
  readonly gain: Float64Array
  readonly missingLeft: Uint8Array
  /** One bit for each bin of each split: 1 goes left. */
  readonly goesLeft: Uint8Array
}

const SET_BYTES = BINS / 8

/** Packs trees; `unpackTrees` gives the same back. */
export function packTrees(trees: readonly GrownTree[]): PackedTrees {
  const nodes = trees.flat()
  const splits = nodes.flatMap(({ split }) => split ?? [])
  const goesLeft = new Uint8Array(splits.length * SET_BYTES)
  for (const [s, split] of splits.entries())
    for (let b = 0; b < BINS; b++)
      if (split.goesLeft[b] === 1) {
        const at = s * SET_BYTES + (b >> 3)
        goesLeft[at] = (goesLeft[at] as number) | (1 << (b & 7))
      }
  return {
    nodes: Int32Array.from(trees, (tree) => tree.length),
    value: Float64Array.from(nodes, ({ value }) => value),
    rows: Int32Array.from(nodes, ({ rows }) => rows),
    column: Int32Array.from(nodes, ({ split }) => split?.column ?? -1),
    bin: Int32Array.from(splits, ({ bin }) => bin),
    left: Int32Array.from(splits, ({ left }) => left),
    gain: Float64Array.from(splits, ({ gain }) => gain),
    missingLeft: Uint8Array.from(splits, ({ missingLeft }) => (missingLeft ? 1 : 0)),
    goesLeft,
  }
}

export function unpackTrees(packed: PackedTrees): GrownTree[] {
  let [node, split] = [0, 0]
  const splitOf = (column: number) => {
    const s = split++
    return {
      column,
      bin: packed.bin[s] as number,
      goesLeft: Uint8Array.from(
        { length: BINS },
        (_, b) => ((packed.goesLeft[s * SET_BYTES + (b >> 3)] as number) >> (b & 7)) & 1,
      ),
      missingLeft: packed.missingLeft[s] === 1,
      gain: packed.gain[s] as number,
      left: packed.left[s] as number,
    }
  }
  return Array.from(packed.nodes, (count) =>
    Array.from({ length: count }, () => {
      const n = node++
      const column = packed.column[n] as number
      return {
        split: column < 0 ? null : splitOf(column),
        value: packed.value[n] as number,
        rows: packed.rows[n] as number,
      }
    }),
  )
}
