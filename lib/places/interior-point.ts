import { type Polygon, type Position, signedSquare } from './polygon'

/** The point is as far inside as any within this share of the polygon's larger side. */
const PRECISION = 1 / 100
const MOST_CELLS = 2_000

interface Square {
  readonly x: number
  readonly y: number
  readonly half: number
  /** How far inside its centre is. */
  readonly inside: number
  /** How far inside any point of it can be. */
  readonly most: number
}

/**
 * The point that is furthest from a polygon's edges, nearly: the ground is covered with squares, and the one that may hold the best point
 * is quartered until none can be better (Agafonkin, "polylabel", 2016). In degrees as they are: for a place to stand in, not for measuring.
 */
export function interiorPoint(polygon: Polygon): Position {
  const outer = polygon[0] ?? []
  const [west, east] = extent(outer, 0)
  const [south, north] = extent(outer, 1)
  const side = Math.min(east - west, north - south)
  if (!(side > 0)) return outer[0] ?? [0, 0]
  const square = (x: number, y: number, half: number): Square => {
    const away = signedSquare(x, y, polygon)
    const inside = away < 0 ? -Math.sqrt(-away) : Math.sqrt(away)
    return { x, y, half, inside, most: inside + half * Math.SQRT2 }
  }
  const open: Square[] = []
  const steps = (span: number) => Math.ceil(span / side)
  for (let i = 0; i < steps(east - west); i++)
    for (let j = 0; j < steps(north - south); j++)
      open.push(square(west + (i + 0.5) * side, south + (j + 0.5) * side, side / 2))
  const precision = PRECISION * side
  let best = square((west + east) / 2, (south + north) / 2, 0)
  for (const each of open) if (each.inside > best.inside) best = each
  for (let looked = 0; looked < MOST_CELLS && open.length > 0; looked++) {
    const cell = takeMost(open)
    if (cell.inside > best.inside) best = cell
    if (cell.most - best.inside <= precision) break
    const half = cell.half / 2
    for (const [dx, dy] of QUARTERS) open.push(square(cell.x + dx * half, cell.y + dy * half, half))
  }
  return [best.x, best.y]
}

const QUARTERS = [
  [-1, -1],
  [1, -1],
  [-1, 1],
  [1, 1],
] as const

/** Takes the most promising square out; of equals the first. */
function takeMost(open: Square[]): Square {
  let at = 0
  for (let i = 1; i < open.length; i++) if ((open[i] as Square).most > (open[at] as Square).most) at = i
  return open.splice(at, 1)[0] as Square
}

function extent(ring: readonly Position[], axis: 0 | 1): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const position of ring) {
    if (position[axis] < low) low = position[axis]
    if (position[axis] > high) high = position[axis]
  }
  return [low, high]
}
