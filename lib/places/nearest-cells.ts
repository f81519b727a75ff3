import { cos } from '@/lib/shared/rounded-math'

/** Sides of the polygon that a cell starts as: as far as a zone reaches where it has no neighbour. */
const SIDES = 20

/**
 * For zones that are known by one interior point only: each is the part of a disc that is nearer to its point than to another's (a Voronoi
 * cell). The disc reaches 1.3 times as far as the third neighbour, and nowhere 2.5 times as far as is usual, so that water and the land
 * outside stay empty. Outlines x0, y0, x1, y1, … in the order of the points. Every pair is looked at: 263 zones take about 10 ms.
 */
export function nearestCells(points: readonly Point[]): readonly (readonly number[])[] {
  const reaches = points.map((point) => reachOf(point, points)).sort((a, b) => a - b)
  const furthest = 2.5 * (reaches[Math.floor(reaches.length / 2)] ?? 1)
  return points.map((point) => cellOf(point, points, furthest))
}

interface Point {
  readonly x: number
  readonly y: number
}

const square = (length: number): number => length * length

function byDistance(of: Point, points: readonly Point[]) {
  return points
    .filter((other) => other.x !== of.x || other.y !== of.y)
    .map((other) => ({ other, away: Math.sqrt(square(other.x - of.x) + square(other.y - of.y)) }))
    .sort((a, b) => a.away - b.away)
}

function reachOf(of: Point, points: readonly Point[]): number {
  const others = byDistance(of, points)
  return 1.3 * (others[Math.min(2, others.length - 1)]?.away ?? 1)
}

function cellOf(of: Point, points: readonly Point[], furthest: number): number[] {
  const others = byDistance(of, points)
  const reach = Math.min(furthest, reachOf(of, points))
  let outline: number[] = []
  for (let side = 0; side < SIDES; side++) {
    const angle = ((2 * side + 1) / SIDES) * Math.PI
    outline.push(of.x + reach * cos(angle), of.y + reach * cos(angle - Math.PI / 2))
  }
  for (const { other, away } of others) {
    // Further points cannot cut: their bisector lies outside the disc.
    if (away > 2 * reach) break
    outline = keepNearer(outline, of, other)
  }
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
