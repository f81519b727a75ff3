import type { HexGrid } from './hex-grid'
import { sayAcross } from './layout-words'
import { encodeOutline } from './outline'
import type { Zone, ZoneSet } from './zone-set'
import { zoneSetOf } from './zone-set-of'

/** Cells are between about 8 km and 150 m across. */
export const FINEST_RESOLUTION = 10
const COARSEST_RESOLUTION = 6
export const MOST_CELLS = 4_096
/** Rides that half of the rides must have between their two cells: as many as it takes for a pair to have a past of its own. */
const ENOUGH_RIDES = 5

/** Rides by their two cells at the finest resolution, drawn evenly from all; `share` of all rides is in the sample. */
export interface SampledCells {
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly share: number
}

/** What a resolution makes of the rides. */
export interface ResolutionFit {
  readonly resolution: number
  readonly cells: number
  /** Half of the rides are between two cells with at least so many rides, the sample taken for all. */
  readonly medianPairRides: number
}

/**
 * The finest resolution at which half of the rides are between cells that at least five rides join, with at most 4,096 cells; the
 * coarsest, where rides are so few that none is.
 */
export function chooseResolution(sample: SampledCells, grid: HexGrid): ResolutionFit {
  for (let resolution = FINEST_RESOLUTION; ; resolution--) {
    const fit = fitOf(sample, grid, resolution)
    const isEnough = fit.cells <= MOST_CELLS && fit.medianPairRides >= ENOUGH_RIDES
    if (isEnough || resolution === COARSEST_RESOLUTION) return fit
  }
}

function fitOf({ from, to, share }: SampledCells, grid: HexGrid, resolution: number): ResolutionFit {
  const parents = new Map<string, number>()
  const known = new Map<string, number>()
  const idOf = (cell: string): number => {
    const before = known.get(cell)
    if (before !== undefined) return before
    const parent = resolution === FINEST_RESOLUTION ? cell : grid.parentOf(cell, resolution)
    const id = parents.get(parent) ?? parents.size
    parents.set(parent, id)
    known.set(cell, id)
    return id
  }
  const pairs = from.map((cell, i) => idOf(cell) * 1e7 + idOf(to[i] as string))
  const rides = new Map<number, number>()
  for (const pair of pairs) rides.set(pair, (rides.get(pair) ?? 0) + 1)
  const counts = Float64Array.from(pairs, (pair) => rides.get(pair) ?? 0).sort()
  const median = counts[counts.length >> 1] ?? 0
  // A ride is certainly one of its pair; the others beside it in the sample stand for more.
  return { resolution, cells: parents.size, medianPairRides: median && 1 + Math.round((median - 1) / share) }
}

/** The cells as a zone set: ids from 1 in the order of the indices, which are the names; the point of each is its centre. */
export function hexZones(cells: readonly string[], fit: ResolutionFit, grid: HexGrid): Promise<ZoneSet> {
  const zones = cells.map(
    (cell, i): Zone => ({
      id: i + 1,
      name: cell,
      borough: null,
      ...grid.centreOf(cell),
      outline: encodeOutline([grid.ringOf(cell)]),
    }),
  )
  return zoneSetOf({
    name: `H3 cells, resolution ${fit.resolution}`,
    zones,
    layout: { kind: 'h3', resolution: fit.resolution },
    readAs: [sayCells(fit, cells.length)],
  })
}

function sayCells({ resolution, medianPairRides }: ResolutionFit, cells: number): string {
  const few =
    medianPairRides < ENOUGH_RIDES ? ' There are too few rides for a finer one, or for pairs to have a past.' : ''
  return `Coordinates are read as ${cells} H3 cells of resolution ${resolution}, about ${sayAcross(resolution)} across: half of the rides are between two cells with at least ${medianPairRides} rides.${few}`
}
