import { chooseResolution, FINEST_RESOLUTION, hexZones, MOST_CELLS, type SampledCells } from '@/lib/places/hex-cells'
import type { HexGrid } from '@/lib/places/hex-grid'
import type { ZoneSet } from '@/lib/places/zone-set'
import { ok, type Result } from '@/lib/shared/result'
import { renumber, rewritePlaces } from './rewrite-places'
import { CHUNK_ROWS, chunkColumns } from './trip-chunk'
import type { TripColumns, TripPoints } from './trip-columns'
import type { TripSink } from './trip-sink'

/** Rides that the resolution is chosen by. */
const SAMPLE = 1 << 19
/** Of these between two pauses. */
const SAMPLED_AT_ONCE = 1 << 14

/**
 * Gives the stored rides of files that tell places by coordinates alone the H3 cells of their ends as place ids, at a resolution that suits them
 * (`chooseResolution`), and returns the cells as a zone set. About 3 µs a ride. Yields every few dozen milliseconds how many rides have
 * their cells. Fails where the sink has no room.
 */
export async function* placeInCells(sink: TripSink, rows: number): AsyncGenerator<number, Result<ZoneSet>> {
  const { hexGrid } = await import('@/lib/places/hex-grid')
  let fit = chooseResolution(yield* sampled(sink, rows, hexGrid), hexGrid)
  for (;;) {
    const cells = new Map<string, number>()
    const { resolution } = fit
    const failure = yield* rewritePlaces(sink, rows, true, (trips, from, to) =>
      numberCells(trips, cells, resolution, hexGrid, from, to),
    )
    if (failure) return { ok: false, error: failure }
    // A sample may miss the cells that few rides touch.
    if (cells.size > MOST_CELLS && fit.resolution > 0) {
      fit = { ...fit, resolution: fit.resolution - 1 }
      continue
    }
    const sorted = [...cells.keys()].sort()
    const ids = new Uint16Array(cells.size + 1)
    for (const [i, cell] of sorted.entries()) ids[cells.get(cell) ?? 0] = i + 1
    const renumbered = yield* saying(
      rows,
      rewritePlaces(sink, rows, true, (trips, from, to) => renumber(trips, ids, from, to)),
    )
    if (renumbered) return { ok: false, error: renumbered }
    return ok(await hexZones(sorted, fit, hexGrid))
  }
}

/** Pauses where the work does, and says that so many rides have their cells. */
async function* saying<T>(rides: number, work: AsyncGenerator<number, T>): AsyncGenerator<number, T> {
  for (;;) {
    const step = await work.next()
    if (step.done) return step.value
    yield rides
  }
}

/** Provisional ids in the order in which cells are met. Stops where there are too many. */
function numberCells(
  { points, pickupZone, dropoffZone }: TripColumns,
  cells: Map<string, number>,
  resolution: number,
  grid: HexGrid,
  from: number,
  to: number,
): void {
  const { pickupLat, pickupLon, dropoffLat, dropoffLon } = withPoints(points)
  const idOf = (lat: number, lon: number): number => {
    const cell = grid.cellAt(lat, lon, resolution)
    const id = cells.get(cell) ?? cells.size + 1
    cells.set(cell, id)
    return id
  }
  for (let i = from; i < to && cells.size <= MOST_CELLS; i++) {
    pickupZone[i] = idOf(pickupLat[i] as number, pickupLon[i] as number)
    dropoffZone[i] = idOf(dropoffLat[i] as number, dropoffLon[i] as number)
  }
}

async function* sampled(sink: TripSink, rows: number, grid: HexGrid): AsyncGenerator<number, SampledCells> {
  const step = Math.max(1, Math.ceil(rows / SAMPLE))
  const [from, to]: [string[], string[]] = [[], []]
  for (let index = 0; index * CHUNK_ROWS < rows; index++) {
    const trips = chunkColumns(await sink.getChunk(index), true)
    const { pickupLat, pickupLon, dropoffLat, dropoffLon } = withPoints(trips.points)
    for (let i = 0; i < trips.rows; i += step) {
      if (from.length % SAMPLED_AT_ONCE === 0) yield 0
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
