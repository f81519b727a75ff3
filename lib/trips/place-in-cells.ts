import {
  chooseResolution,
  FINEST_RESOLUTION,
  hexZones,
  MOST_CELLS,
  type ResolutionFit,
  type SampledCells,
} from '@/lib/places/hex-cells'
import type { HexGrid } from '@/lib/places/hex-grid'
import type { ZoneSet } from '@/lib/places/zone-set'
import { ok, type Result } from '@/lib/shared/result'
import { rewritePlaces } from './rewrite-places'
import { CHUNK_ROWS, chunkColumns } from './trip-chunk'
import type { TripColumns, TripPoints } from './trip-columns'
import type { TripSink } from './trip-sink'

/** Rides that the resolution is chosen by. */
const SAMPLE = 1 << 19

/**
 * Gives the stored rides of files that tell places by coordinates alone the H3 cells of their ends as place ids, at a resolution that suits them
 * (`chooseResolution`), and returns the cells as a zone set. About 3 µs a ride. Fails where the sink has no room.
 */
export async function placeInCells(sink: TripSink, rows: number): Promise<Result<ZoneSet>> {
  const { hexGrid } = await import('@/lib/places/hex-grid')
  let fit = chooseResolution(await sampled(sink, rows, hexGrid), hexGrid)
  for (;;) {
    const cells = new Map<string, number>()
    const failure = await rewritePlaces(sink, rows, true, (trips) => numberCells(trips, cells, fit, hexGrid))
    if (failure) return { ok: false, error: failure }
    // A sample may miss the cells that few rides touch.
    if (cells.size > MOST_CELLS && fit.resolution > 0) {
      fit = { ...fit, resolution: fit.resolution - 1 }
      continue
    }
    const sorted = [...cells.keys()].sort()
    const ids = new Uint16Array(cells.size + 1)
    for (const [i, cell] of sorted.entries()) ids[cells.get(cell) ?? 0] = i + 1
    const renumbered = await rewritePlaces(sink, rows, true, ({ pickupZone, dropoffZone }) => {
      for (const column of [pickupZone, dropoffZone])
        for (let i = 0; i < column.length; i++) column[i] = ids[column[i] as number] as number
    })
    if (renumbered) return { ok: false, error: renumbered }
    return ok(await hexZones(sorted, fit, hexGrid))
  }
}

/** Provisional ids in the order in which cells are met. Stops where there are too many. */
function numberCells(
  { rows, points, pickupZone, dropoffZone }: TripColumns,
  cells: Map<string, number>,
  { resolution }: ResolutionFit,
  grid: HexGrid,
): void {
  const { pickupLat, pickupLon, dropoffLat, dropoffLon } = withPoints(points)
  const idOf = (lat: number, lon: number): number => {
    const cell = grid.cellAt(lat, lon, resolution)
    const id = cells.get(cell) ?? cells.size + 1
    cells.set(cell, id)
    return id
  }
  for (let i = 0; i < rows && cells.size <= MOST_CELLS; i++) {
    pickupZone[i] = idOf(pickupLat[i] as number, pickupLon[i] as number)
    dropoffZone[i] = idOf(dropoffLat[i] as number, dropoffLon[i] as number)
  }
}

async function sampled(sink: TripSink, rows: number, grid: HexGrid): Promise<SampledCells> {
  const step = Math.max(1, Math.ceil(rows / SAMPLE))
  const [from, to]: [string[], string[]] = [[], []]
  for (let index = 0; index * CHUNK_ROWS < rows; index++) {
    const trips = chunkColumns(await sink.getChunk(index), true)
    const { pickupLat, pickupLon, dropoffLat, dropoffLon } = withPoints(trips.points)
    for (let i = 0; i < trips.rows; i += step) {
      from.push(grid.cellAt(pickupLat[i] as number, pickupLon[i] as number, FINEST_RESOLUTION))
      to.push(grid.cellAt(dropoffLat[i] as number, dropoffLon[i] as number, FINEST_RESOLUTION))
    }
  }
  return { from, to, share: from.length / Math.max(1, rows) }
}

function withPoints(points: TripPoints | null): TripPoints {
  if (points === null) throw new Error('trips without points were to be placed in cells')
  return points
}
