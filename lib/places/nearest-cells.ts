import { cos } from '@/lib/shared/rounded-math'

/** Sides of the polygon that a cell starts as: as far as a zone reaches where it has no neighbour. */
const SIDES = 20

/**
 * For zones that are known by one interior point only: each is the part of a disc that is nearer to its point than to another's (a Voronoi
 * cell). The disc reaches 1.3 times as far as the third neighbour, and nowhere 2.5 times as far as is usual, so that water and the land
 * outside stay empty. Outlines x0, y0, x1, y1, … in the order of the points. Every pair is looked at: 263 zones take about 3 ms.
 */
export function nearestCells(points: readonly Point[]): readonly (readonly number[])[] {
  const distances = points.map((point) => distancesFrom(point, points))
  const reaches = distances.map(reachOf)
  const furthest = 2.5 * (reaches.toSorted((a, b) => a - b)[Math.floor(reaches.length / 2)] ?? 1)
  return points.map((point, i) =>
    cellOf(point, points, distances[i] as Float64Array, Math.min(furthest, reaches[i] as number)),
  )
}

interface Point {
  readonly x: number
  readonly y: number
}

const square = (length: number): number => length * length

/** How far each of the points is from one of them, in their order. */
function distancesFrom(of: Point, points: readonly Point[]): Float64Array {
  const distances = new Float64Array(points.length)
  for (const [i, { x, y }] of points.entries()) distances[i] = Math.sqrt(square(x - of.x) + square(y - of.y))
  return distances
}

/** 1.3 times as far as the third other point, or the last where there are fewer. */
function reachOf(distances: Float64Array): number {
  let [first, second, third] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (const away of distances) {
    // Another zone at the same point does not count.
    if (away === 0) continue
    if (away < first) [first, second, third] = [away, first, second]
    else if (away < second) [second, third] = [away, second]
    else if (away < third) third = away
  }
  const reach = [third, second, first].find(Number.isFinite)
  return 1.3 * (reach ?? 1)
}

function cellOf(of: Point, points: readonly Point[], distances: Float64Array, reach: number): number[] {
  // Further points cannot cut: their bisector lies outside the disc.
  const others = [...points.keys()]
    .filter((i) => distances[i] !== 0 && (distances[i] as number) <= 2 * reach)
    .sort((a, b) => (distances[a] as number) - (distances[b] as number))
  let outline: number[] = []
  for (let side = 0; side < SIDES; side++) {
    const angle = ((2 * side + 1) / SIDES) * Math.PI
    outline.push(of.x + reach * cos(angle), of.y + reach * cos(angle - Math.PI / 2))
  }
  for (const i of others) outline = keepNearer(outline, of, points[i] as Point)
  return outline
}

/** Cuts a convex polygon by the bisector of two points and keeps the side of the first (Sutherland and Hodgman, 1974). */
function keepNearer(outline: readonly number[], near: Point, far: Point): number[] {
  const normalX = far.x - near.x
  const normalY = far.y - near.y
  const edge = (normalX * (near.x + far.x) + normalY * (near.y + far.y)) / 2
  const kept: number[] = []
  const corners = outline.length / 2
  for (let i = 0; i < corners; i++) {
    const j = (i + 1) % corners
    const [x, y] = [outline[2 * i] ?? 0, outline[2 * i + 1] ?? 0]
    const [nextX, nextY] = [outline[2 * j] ?? 0, outline[2 * j + 1] ?? 0]
    const side = normalX * x + normalY * y - edge
    const nextSide = normalX * nextX + normalY * nextY - edge
    if (side <= 0) kept.push(x, y)
    if (side <= 0 !== nextSide <= 0) {
      const along = side / (side - nextSide)
      kept.push(x + along * (nextX - x), y + along * (nextY - y))
    }
  }
  return kept
}
