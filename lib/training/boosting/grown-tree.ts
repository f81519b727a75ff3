/** Where the rows of a node go on. */
export interface NodeSplit {
  /** Index into the columns that were binned. */
  readonly column: number
  /** Of a number: the last bin that goes left. */
  readonly bin: number
  /** For each of 256 bins, 1 where it goes left. */
  readonly goesLeft: Uint8Array
  readonly missingLeft: boolean
  readonly gain: number
  /** Number of the left child; the right one follows it. */
  readonly left: number
}

interface TreeNode {
  /** Null in a leaf. */
  readonly split: NodeSplit | null
  /** Added to the score of a ride that ends here (float32); of an inner node what it would have been. */
  readonly value: number
  /** Training rows that came here. */
  readonly rows: number
}

/** One tree, from its root: nodes in the order in which they came to be, children beside each other. */
export type GrownTree = readonly TreeNode[]

/** The leaf's value for a row whose bins begin at `at`. */
export function valueInTree(tree: GrownTree, bins: Uint8Array, at: number): number {
  let node = tree[0] as TreeNode
  while (node.split) {
    const { column, goesLeft, left } = node.split
    node = tree[left + 1 - (goesLeft[bins[at + column] as number] as number)] as TreeNode
  }
  return node.value
}
