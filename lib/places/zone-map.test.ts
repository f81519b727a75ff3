import { describe, expect, test } from 'vitest'
import { seededRandom } from '@/lib/shared/random'
import { drawZones, type ZoneMap, zoneAt } from './zone-map'
import type { Zone } from './zone-set'

const aZone = (id: number, lat: number | null, lon: number | null): Zone => ({
  id,
  lat,
  lon,
  name: null,
  borough: null,
})
const random = seededRandom(7)
const city = Array.from({ length: 60 }, (_, i) => aZone(i + 1, 40.6 + random.next() * 0.3, -74.1 + random.next() * 0.4))

function drawn(zones: readonly Zone[]): ZoneMap {
  const map = drawZones(zones, 240, 280)
  if (map === null) throw new Error('not drawn')
  return map
}

describe('a map of zone points', () => {
  test('has north up and east right', () => {
    const [north, south, east] = drawn([aZone(1, 41, -74), aZone(2, 40, -74), aZone(3, 40.5, -73)]).zones
    expect(north?.y).toBeLessThan(south?.y ?? 0)
    expect(east?.x).toBeGreaterThan(north?.x ?? 0)
  })

  test('keeps the shape of the land: a degree of longitude is shorter than one of latitude', () => {
    const [a, b, c] = drawn([aZone(1, 60, 0), aZone(2, 60, 1), aZone(3, 61, 0)]).zones
    const across = (b?.x ?? 0) - (a?.x ?? 0)
    const up = (a?.y ?? 0) - (c?.y ?? 0)
    expect(across / up).toBeCloseTo(0.5, 1)
  })

  test.each([
    ['a tall', 240, 280],
    ['a wide', 400, 120],
  ])('fits every outline into %s picture, with the same margin on both sides', (_, width, height) => {
    const outlines = (drawZones(city, width, height, 8)?.zones ?? []).flatMap(({ rings }) => rings)
    expect(outlines).toHaveLength(60)
    const xs = outlines.flatMap((ring) => ring.filter((_, i) => i % 2 === 0))
    const ys = outlines.flatMap((ring) => ring.filter((_, i) => i % 2 === 1))
    const [left, right] = [Math.min(...xs), width - Math.max(...xs)]
    const [top, bottom] = [Math.min(...ys), height - Math.max(...ys)]
    expect(Math.min(left, top)).toBeCloseTo(8, 6)
    expect(right).toBeCloseTo(left, 6)
    expect(bottom).toBeCloseTo(top, 6)
  })

  test('gives each zone the ground that is nearest to it', () => {
    const map = drawn(city)
    for (const zone of map.zones) {
      const outline = zone.rings[0] ?? []
      for (let i = 0; i < outline.length; i += 2) {
        const x = zone.x + 0.999 * ((outline[i] ?? 0) - zone.x)
        const y = zone.y + 0.999 * ((outline[i + 1] ?? 0) - zone.y)
        expect(zoneAt(map, x, y)).toBe(zone.id)
      }
    }
  })

  test('leaves out zones without coordinates, and is none with fewer than three', () => {
    expect(drawn([...city, aZone(99, null, null)]).zones).toHaveLength(60)
    expect(drawZones([aZone(1, 40, -74), aZone(2, 41, -74), aZone(3, null, null)], 240, 280)).toBeNull()
  })

  test('is not made small by one zone that lies far from all others', () => {
    const spread = ({ zones }: ZoneMap) => {
      const xs = zones.slice(0, 60).map(({ x }) => x)
      return Math.max(...xs) - Math.min(...xs)
    }
    expect(spread(drawn([...city, aZone(99, 45, -70)]))).toBeCloseTo(spread(drawn(city)), 3)
  })

  test('stands two zones on one point', () => {
    expect(drawn([...city, { ...(city[0] ?? aZone(0, 0, 0)), id: 99 }]).zones).toHaveLength(61)
  })
})
