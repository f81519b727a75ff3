import { MOST_DEPTH, MOST_TREES, SET_WORDS, type TreesBody } from './model-body'
import type { InputSizes } from './read-net'
import { Refused, type SectionReader } from './section-reader'

/**
 * The trees of a file that anybody may have made: every path ends at a leaf, within a bounded number of steps. `prefix`: what their sections'
 * names begin with.
 */
export function readForest(
  { start }: { readonly start: number },
  { width, pickups, dropoffs }: InputSizes,
  reader: SectionReader,
  prefix = 'body',
): TreesBody {
  const roots = reader.counts(`${prefix}.roots`, null, 0)
  if (roots.length > MOST_TREES)
    throw new Refused('artefact/too-large', `The model has ${roots.length} trees; ${MOST_TREES} is the most.`)
  const column = reader.counts(`${prefix}.column`, null, -1, width + 1)
  const nodes = column.length
  const threshold = reader.floats(`${prefix}.threshold`, [nodes])
  const left = reader.counts(`${prefix}.left`, nodes, 0, nodes)
  const missingLeft = reader.words(`${prefix}.missingLeft`, Math.ceil(nodes / 32))
  const value = reader.floats(`${prefix}.value`, [nodes])
  const rides = reader.counts(`${prefix}.rides`, nodes, 0)
  const gain = reader.floats(`${prefix}.gain`, [nodes], { low: 0, high: 1e30 })
  const binsOf = (name: 'pickupBin' | 'dropoffBin', categories: number): Int32Array => {
    const bins = reader.counts(`${prefix}.${name}`, null, 0, 255)
    if (bins.length !== 0 && bins.length !== categories)
      throw new Refused(
        'artefact/shape',
        `"${prefix}.${name}" has ${bins.length} bins; it must have ${categories} or none.`,
      )
    return bins
  }
  const pickupBin = binsOf('pickupBin', pickups)
  const dropoffBin = binsOf('dropoffBin', dropoffs)
  const sets = reader.words(`${prefix}.sets`, null)
  const forest: TreesBody = {
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
    pickupBin,
    dropoffBin,
    sets,
  }
  checkPaths(forest, width)
  return forest
}

function checkPaths({ roots, column, threshold, left, pickupBin, dropoffBin, sets }: TreesBody, width: number): void {
  const nodes = column.length
  const depth = new Uint8Array(nodes)
  let tree = 0
  for (let node = 0; node < nodes; node++) {
    if (roots[tree] === node) tree++
    else if (depth[node] === 0) throw broken(node, 'no other node leads there')
    const [k, next] = [column[node] as number, left[node] as number]
    if (k < 0) continue
    if (next <= node || next + 1 >= (roots[tree] ?? nodes))
      throw broken(node, 'its children are not in its tree, after it')
    if (depth[next] !== 0 || depth[next + 1] !== 0) throw broken(node, 'its children have another parent')
    if ((depth[node] as number) >= MOST_DEPTH) throw broken(node, `it lies deeper than ${MOST_DEPTH} splits`)
    depth[next] = (depth[node] as number) + 1
    depth[next + 1] = (depth[node] as number) + 1
    if (k < width) continue
    if ((k === width ? pickupBin : dropoffBin).length === 0)
      throw broken(node, 'it looks at a category that is not there')
    const set = threshold[node] as number
    if (!Number.isInteger(set) || set < 0 || (set + 1) * SET_WORDS > sets.length)
      throw broken(node, `there is no set ${set}`)
  }
  if (tree !== roots.length) throw new Refused('artefact/trees', 'The roots of the trees are not in order.')
}

const broken = (node: number, why: string) =>
  new Refused('artefact/trees', `Node ${node} of the trees is wrong: ${why}.`)
