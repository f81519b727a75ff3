import { latLngToCell } from 'h3-js'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '@/lib/shared/random'
import { CELLS_HASH, cellsOfManyPoints } from '@/tests/fixtures/some-points'
import { chooseResolution, FINEST_RESOLUTION, hexZones } from './hex-cells'
import { hexGrid } from './hex-grid'
import { decodeOutline } from './outline'

/** Rides between points drawn in a square of so many degrees, all of them or the share given. */
function ridesIn(rides: number, degrees: number, share = 1) {
  const random = seededRandom(5)
  const cell = () => hexGrid.cellAt(40.6 + degrees * random.next(), -74 + degrees * random.next(), FINEST_RESOLUTION)
  const draw = () => Array.from({ length: rides }, cell)
  return { from: draw(), to: draw(), share }
}

describe('the resolution of cells', () => {
  test('is the finer the more rides there are in the same city', () => {
    const [few, more, many] = [2_000, 20_000, 80_000].map((rides) => chooseResolution(ridesIn(rides, 0.1), hexGrid))
    expect(few?.resolution).toBeLessThan(many?.resolution ?? 0)
    expect(more?.resolution).toBeLessThanOrEqual(many?.resolution ?? 0)
    for (const fit of [few, more, many]) expect(fit?.medianPairRides).toBeGreaterThanOrEqual(5)
  })

  test('is no finer by a tenth of the rides than by all of them', () => {
    const sample = { ...ridesIn(8_000, 0.1), share: 0.1 }
    const all = chooseResolution(ridesIn(80_000, 0.1), hexGrid)
    expect(chooseResolution(sample, hexGrid).resolution).toBeLessThanOrEqual(all.resolution)
  })

  test('never has more than 4,096 cells, and ends at the coarsest where rides are few and far apart', () => {
    const spread = { ...ridesIn(30_000, 3, 0.00001) }
    expect(chooseResolution(spread, hexGrid).cells).toBeLessThanOrEqual(4_096)
    expect(chooseResolution(ridesIn(20, 3), hexGrid).resolution).toBe(6)
  })
})

test('cells are zones by the order of their indices, with their centre and their hexagon', async () => {
  const cells = [...new Set(ridesIn(200, 0.1).from.map((cell) => hexGrid.parentOf(cell, 8)))].sort()
  const set = await hexZones(cells, { resolution: 8, cells: cells.length, medianPairRides: 9 }, hexGrid)
  expect(set.zones.map(({ id, name }) => [id, name])).toEqual(cells.map((cell, i) => [i + 1, cell]))
  expect(set.layout).toEqual({ kind: 'h3', resolution: 8 })
  expect(set.readAs[0]).toContain(
    'resolution 8, about 920 m across: half of the rides are between two cells with at least 9 rides',
  )
  for (const { name, lat, lon, outline } of set.zones) {
    expect(latLngToCell(lat ?? 0, lon ?? 0, 8)).toBe(name)
    expect(decodeOutline(outline ?? '')?.[0]).toHaveLength(12)
  }
})

test('points on corners and borders of cells, at the poles and at 180° are in the cells that are written down', async () => {
  expect(await cellsOfManyPoints()).toBe(CELLS_HASH)
})
