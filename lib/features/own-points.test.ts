import { describe, expect, test } from 'vitest'
import { greatCircleKm } from '@/lib/places/great-circle'
import { hexZones } from '@/lib/places/hex-cells'
import { hexGrid } from '@/lib/places/hex-grid'
import { fitFeatures } from '@/tests/fixtures/fit-features'
import { pointTrips } from '@/tests/fixtures/some-points'
import { everyRow } from '@/tests/fixtures/some-trips'
import { transform } from '@/tests/fixtures/transform'
import { DEFAULT_FEATURES } from './catalogue'

const cells = [...new Set(pointTrips(3_000, () => 1).points?.pickupLat ?? [])].flatMap((lat) =>
  [-74, -73.97, -73.94].map((lon) => hexGrid.cellAt(lat, lon, 7)),
)
const sorted = [...new Set(cells)].sort()
const trips = pointTrips(3_000, (lat, lon) => 1 + sorted.indexOf(hexGrid.cellAt(lat, lon, 7)))
const zones = await hexZones(sorted, { resolution: 7, cells: sorted.length, medianPairRides: 9 }, hexGrid)
const { fitted } = fitFeatures({ features: DEFAULT_FEATURES }, trips, everyRow(3_000), zones, 7)

const straightOf = (rides: Parameters<typeof transform>[1], i: number) => {
  const { names, dense } = transform(fitted, rides)
  const at = names.indexOf('straightKm')
  return (dense[i * names.length + at] ?? 0) * (fitted.scale[at] ?? 1) + (fitted.centre[at] ?? 0)
}
const { points } = trips
if (!points) throw new Error('no points')

describe('rides that have coordinates of their own', () => {
  test('have the distance between those, not between their cells', () => {
    expect(fitted.pointsOf).toBe('rides')
    for (let i = 0; i < 50; i++) {
      const [lat1, lon1] = [points.pickupLat[i] ?? 0, points.pickupLon[i] ?? 0]
      expect(straightOf(trips, i)).toBeCloseTo(
        greatCircleKm(lat1, lon1, points.dropoffLat[i] ?? 0, points.dropoffLon[i] ?? 0),
        3,
      )
    }
  })

  test('are taken at the middle of a cell where a ride names the cell alone', () => {
    const nameless = { pickupLat: Float32Array.of(Number.NaN), pickupLon: Float32Array.of(Number.NaN) }
    const ride = {
      rows: 1,
      pickupAt: trips.pickupAt.slice(0, 1),
      pickupZone: trips.pickupZone.slice(0, 1),
      dropoffZone: trips.dropoffZone.slice(0, 1),
    }
    const from = zones.zones[(trips.pickupZone[0] ?? 0) - 1]
    const to = zones.zones[(trips.dropoffZone[0] ?? 0) - 1]
    const middles = greatCircleKm(from?.lat ?? 0, from?.lon ?? 0, to?.lat ?? 0, to?.lon ?? 0)
    expect(straightOf(ride, 0)).toBeCloseTo(middles, 3)
    const own = { dropoffLat: points.dropoffLat.slice(0, 1), dropoffLon: points.dropoffLon.slice(0, 1) }
    const half = greatCircleKm(from?.lat ?? 0, from?.lon ?? 0, own.dropoffLat[0] ?? 0, own.dropoffLon[0] ?? 0)
    expect(straightOf({ ...ride, points: { ...nameless, ...own } }, 0)).toBeCloseTo(half, 3)
  })

  test('leave no trace of a cell that fewer than five of them touched', () => {
    const counts = (ids: Uint16Array, id: number) => ids.filter((each) => each === id).length
    const kept = new Set(fitted.zoneSet?.zones.map(({ id }) => id))
    expect(kept.size).toBeGreaterThan(3)
    expect(kept.size).toBeLessThan(zones.zones.length)
    for (const { id } of zones.zones)
      expect(kept.has(id)).toBe(counts(trips.pickupZone, id) >= 5 || counts(trips.dropoffZone, id) >= 5)
  })

  test('are looked at by their cells alone where no feature asks for points', () => {
    const spec = { features: ['pickup-zone', 'hour'] as const }
    expect(fitFeatures(spec, trips, everyRow(3_000), zones, 7).fitted.pointsOf).toBe('zones')
  })
})

test('the way over the 180th meridian is the short one', () => {
  const across = {
    ...trips,
    rows: 1,
    points: {
      pickupLat: Float32Array.of(-17),
      pickupLon: Float32Array.of(179.99),
      dropoffLat: Float32Array.of(-17),
      dropoffLon: Float32Array.of(-179.99),
    },
  }
  const { names, dense } = transform(fitted, across)
  const at = names.indexOf('bearingCos')
  const east = (dense[at] ?? 0) * (fitted.scale[at] ?? 1) + (fitted.centre[at] ?? 0)
  expect(east).toBeCloseTo(1, 3)
})
