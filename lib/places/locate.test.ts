import { describe, expect, test } from 'vitest'
import { hexZones } from './hex-cells'
import { hexGrid } from './hex-grid'
import { locatorOf, RARE_PLACE } from './locate'
import { encodeOutline } from './outline'
import { ON_GROUND, type Zone } from './zone-set'

const zone = (id: number, lat: number, lon: number, outline?: string): Zone => ({
  id,
  name: `Zone ${id}`,
  borough: null,
  lat,
  lon,
  ...(outline === undefined ? {} : { outline }),
})
const all = () => true

describe('taking a point for a zone', () => {
  const points = [zone(1, 40, -74), zone(2, 40, -73.98), zone(3, 40.02, -74)]

  test('of points alone, it is the nearest, up to twice the usual distance between neighbours', () => {
    const locator = locatorOf({ zones: points, layout: ON_GROUND }, all, null)
    expect(locator?.reachKm).toBeCloseTo(3.4, 1)
    expect(locator?.zoneAt(40.001, -73.985)).toBe(2)
    expect(locator?.zoneAt(40.05, -74)).toBe(3)
    expect(locator?.zoneAt(40.06, -74)).toBe(0)
    expect(locator?.zoneAt(48.86, 2.35)).toBe(0)
  })

  test('of zones that the model does not know, it is none', () => {
    expect(locatorOf({ zones: points, layout: ON_GROUND }, (id) => id !== 2, null)?.zoneAt(40.001, -73.985)).toBe(1)
    expect(locatorOf({ zones: points, layout: ON_GROUND }, () => false, null)).toBeNull()
  })

  test('where there are shapes, it is the one that the point is in, though another point is nearer', () => {
    const wide = encodeOutline([
      [3_999_000, -7_401_000, 4_001_000, -7_401_000, 4_001_000, -7_398_300, 3_999_000, -7_398_300],
    ])
    const hole = encodeOutline([
      [3_999_000, -7_401_000, 4_001_000, -7_401_000, 4_001_000, -7_398_300, 3_999_000, -7_398_300],
      [3_999_900, -7_398_600, 4_000_200, -7_398_600, 4_000_200, -7_398_400, 3_999_900, -7_398_400],
    ])
    const shaped = (outline: string) =>
      locatorOf({ zones: [zone(1, 40, -74, outline), ...points.slice(1)], layout: ON_GROUND }, all, null)
    expect(shaped(wide)?.zoneAt(40.001, -73.985)).toBe(1)
    expect(shaped(hole)?.zoneAt(40.001, -73.985)).toBe(2)
  })

  test('there is no taking on a travel-time map, nor of a place that is none', () => {
    expect(locatorOf({ zones: points, layout: { kind: 'travel-time', of: 'distance' } }, all, null)).toBeNull()
    const locator = locatorOf({ zones: points, layout: ON_GROUND }, all, null)
    for (const [lat, lon] of [
      [Number.NaN, 0],
      [91, 0],
      [40, 181],
    ] as const)
      expect(locator?.zoneAt(lat, lon)).toBe(0)
  })

  test('of H3 cells, it is the cell that the point is in; beside the known ones, a rare place', async () => {
    const cells = [...new Set([0, 1, 2, 3, 4, 5].map((i) => hexGrid.cellAt(40.7 + i / 100, -74, 8)))].sort()
    const set = await hexZones(cells, { resolution: 8, cells: cells.length, medianPairRides: 9 }, hexGrid)
    const locator = locatorOf(set, all, hexGrid)
    for (const { id, lat, lon } of set.zones) expect(locator?.zoneAt(lat ?? 0, lon ?? 0)).toBe(id)
    expect(locator?.zoneAt(40.712, -73.985)).toBe(RARE_PLACE)
    expect(locator?.zoneAt(40.9, -74)).toBe(0)
    expect(() => locatorOf(set, all, null)).toThrow('without the grid')
  })
})
