import type { FeatureMatrix } from '@/lib/features/feature-matrix'
import { type KeptRandom, type Random, randomAt, seededRandom } from '@/lib/shared/random'
import type { Steps } from '@/lib/shared/steps'
import { growTree } from './grow-tree'
import type { GrownTree } from './grown-tree'
import type { Objective } from './objective'
import { quickestKernel } from './quickest-kernel'
import { type ColumnBins, fillBins } from './row-bins'
import { layOutTrees } from './tree-memory'

/** More rows than a count of 24 bits holds. */
export const MOST_ROWS = 2 ** 24 - 1
/** Whole-number gradients of all rows together stay below this. */
const LARGEST_SUM = 2 ** 37
const LEAST_SUM = 1e-9

export interface ForestRules {
  readonly leaves: number
  readonly depth: number
  readonly fewestRows: number
  readonly learningRate: number
  readonly l2: number
  readonly categorySmoothing: number
  /** Shares of the rows and of the columns that each tree learns from, in (0, 1]. */
  readonly rowShare: number
  readonly columnShare: number
  /** Of each column: 1 where scores must not fall as the value rises, 0 elsewhere. */
  readonly monotone: Int8Array
}

export interface ForestTask {
  readonly columns: readonly ColumnBins[]
  readonly matrix: FeatureMatrix
  readonly target: Float32Array
  readonly objective: Objective
  readonly rules: ForestRules
  readonly seed: number
}

/** A forest that grows tree by tree, each on what those before it leave. */
export interface ForestBuilder {
  /** In words, what the loops run on. */
  readonly backend: string
  /** The score that every ride begins with, float32. */
  readonly start: number
  /** One for each row, with all trees so far. */
  readonly scores: Float32Array
  grow(): Steps<GrownTree>
  /** A copy of where it stands, beside the trees that it has grown. */
  save(): BuilderState
  restore(state: BuilderState): void
}

/** Where a builder stands: all that it goes by for its next tree. Plain data. */
export interface BuilderState {
  readonly scores: Float32Array
  /** Where the generator stands that draws rows and columns. */
  readonly random: Uint32Array
}

/**
 * Bins the rows and makes ready. The same task gives the same trees, bit for bit, whatever the kernel. Throws above 16,777,215 rows.
 */
export function* buildForest(
  { columns, matrix, target, objective, rules, seed }: ForestTask,
  kernelOf: typeof quickestKernel = quickestKernel,
): Steps<ForestBuilder> {
  const { rows } = matrix
  if (rows > MOST_ROWS) throw new Error(`A forest learns from ${MOST_ROWS} rows at most, not from ${rows}.`)
  const size = { rows, columns: columns.length, leaves: rules.leaves }
  const kernel = kernelOf((sizes) => layOutTrees(size, sizes).bytes)
  const layout = layOutTrees(size, kernel)
  const { buffer } = kernel
  yield
  yield* fillBins(
    columns,
    matrix,
    new Uint8Array(buffer, layout.byRow),
    new Uint8Array(buffer, layout.byColumn, rows * columns.length),
  )
  const scores = new Float32Array(buffer, layout.scores, rows)
  const gradients = new Float32Array(buffer, layout.gradients, rows)
  const taken = new Uint8Array(buffer, layout.taken, rows).fill(1)
  const list = new Uint32Array(buffer, layout.rows, rows)
  const start = Math.fround(objective.start(target))
  scores.fill(start)
  let random: KeptRandom = seededRandom(seed)
  yield

  const rest = new Float32Array(objective.leaf ? rows : 0)
  const leafValue = (from: number, to: number): number => {
    let count = 0
    for (let i = from; i < to; i++) {
      const row = list[i] as number
      if (taken[row] === 1) rest[count++] = (target[row] as number) - (scores[row] as number)
    }
    return objective.leaf?.(rest.subarray(0, count)) ?? 0
  }

  return {
    backend: kernel.name,
    start,
    scores,
    save: () => ({ scores: scores.slice(), random: random.words() }),
    restore(state) {
      scores.set(state.scores)
      random = randomAt(state.random)
    },
    *grow() {
      // Where nothing differs from ride to ride there is nothing to split by, and the start says it all.
      if (columns.length === 0) return [{ split: null, value: 0, rows }]
      const sum = objective.gradients(scores, target, gradients)
      const scale = LARGEST_SUM / Math.max(LEAST_SUM, sum)
      if (rules.rowShare < 1) for (let row = 0; row < rows; row++) taken[row] = random.next() < rules.rowShare ? 1 : 0
      const chosen = drawColumns(columns.length, rules.columnShare, random)
      kernel.pack(layout.gradients, layout.taken, rows, scale, layout.packed)
      yield
      const { leaves, depth, learningRate } = rules
      return yield* growTree({
        kernel,
        layout,
        rows,
        columns,
        chosen,
        leaves,
        depth,
        rules,
        learningRate,
        scale,
        leafValue: objective.leaf && leafValue,
      })
    },
  }
}

/** Columns drawn without order, at least one, ascending. */
function drawColumns(columns: number, share: number, random: Random): readonly number[] {
  const all = Array.from({ length: columns }, (_, k) => k)
  if (share >= 1) return all
  const wanted = Math.max(1, Math.round(share * columns))
  while (all.length > wanted) all.splice(random.int(all.length), 1)
  return all
}
