import { BadShape, isObject, type Json } from './bad-shape'
import type { Position } from './polygon'

/** Turns the geometries of a TopoJSON, which name arcs, into those of GeoJSON, which hold positions. */
export interface ArcReader {
  resolve(geometry: Json, label: string): unknown
}

/** Positions of all shapes together, each arc counted as often as it is named. */
const MOST_POSITIONS = 4_000_000

/**
 * Reads a topology's arcs: positions as they are or, with a transform, whole numbers that are added up, scaled and moved (Bostock and Metcalf,
 * "The TopoJSON Format Specification"). Throws `BadShape`.
 */
export function arcReader(name: string, root: Json): ArcReader {
  const place = readTransform(name, root.transform)
  const isQuantised = isObject(root.transform)
  if (!Array.isArray(root.arcs)) throw new BadShape('zones/not-shapes', `${name} is a Topology without "arcs".`)
  const arcs = root.arcs.map((arc, i) => {
    if (!Array.isArray(arc)) throw broken(name, `arc ${i} is no list of positions`)
    let [x, y] = [0, 0]
    return arc.map((step): Position => {
      const [dx, dy]: readonly unknown[] = Array.isArray(step) ? step : []
      if (typeof dx !== 'number' || typeof dy !== 'number') throw broken(name, `arc ${i} holds no positions`)
      x = isQuantised ? x + dx : dx
      y = isQuantised ? y + dy : dy
      return place(x, y)
    })
  })
  let left = MOST_POSITIONS

  const ring = (names: unknown, label: string): Position[] => {
    if (!Array.isArray(names)) throw broken(name, `${label} names no arcs`)
    const positions: Position[] = []
    for (const at of names) {
      const arc = typeof at === 'number' ? arcs[at < 0 ? -1 - at : at] : undefined
      if (arc === undefined) throw broken(name, `${label} names the arc ${String(at).slice(0, 20)}, which is not there`)
      left -= arc.length
      if (left < 0)
        throw new BadShape('zones/too-large', `${name} has more than ${MOST_POSITIONS} corners. Simplify its shapes.`)
      const way = Number(at) < 0 ? [...arc].reverse() : arc
      // Each arc begins where the one before it ends.
      for (let i = positions.length === 0 ? 0 : 1; i < way.length; i++) positions.push(way[i] as Position)
    }
    return positions
  }
  const polygon = (rings: unknown, label: string) => {
    if (!Array.isArray(rings)) throw broken(name, `${label} has a polygon without rings`)
    return rings.map((each) => ring(each, label))
  }

  return {
    resolve(geometry, label) {
      const { type, arcs: of, coordinates } = geometry
      switch (type) {
        case null:
        case undefined:
          return null
        case 'Polygon':
          return { type, coordinates: polygon(of, label) }
        case 'MultiPolygon':
          if (!Array.isArray(of)) throw broken(name, `${label} has no polygons`)
          return { type, coordinates: of.map((each) => polygon(each, label)) }
        case 'Point': {
          const [x, y]: readonly unknown[] = Array.isArray(coordinates) ? coordinates : []
          return { type, coordinates: typeof x === 'number' && typeof y === 'number' ? place(x, y) : null }
        }
        default:
          return geometry
      }
    },
  }
}

const broken = (name: string, what: string) =>
  new BadShape('zones/bad-shape', `${name}: ${what}. The file is damaged: export it again.`)

function readTransform(name: string, transform: unknown): (x: number, y: number) => Position {
  if (transform === undefined) return (x, y) => [x, y]
  const { scale, translate }: { scale?: unknown; translate?: unknown } = isObject(transform) ? transform : {}
  const [kx, ky]: readonly unknown[] = Array.isArray(scale) ? scale : []
  const [dx, dy]: readonly unknown[] = Array.isArray(translate) ? translate : []
  if (typeof kx !== 'number' || typeof ky !== 'number' || typeof dx !== 'number' || typeof dy !== 'number')
    throw broken(name, 'its "transform" has no scale and translate of two numbers each')
  return (x, y) => [x * kx + dx, y * ky + dy]
}
