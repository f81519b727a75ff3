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

  test('puts every zone inside its own outline and inside the picture', () => {
    for (const zone of drawn(city).zones) {
      expect(zone.rings[0]?.length ?? 0).toBeGreaterThanOrEqual(6)
      expect(zone.x).toBeGreaterThan(0)
      expect(zone.y).toBeLessThan(280)
    }
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

  test('stands two zones on one point', () => {
    expect(drawn([...city, { ...(city[0] ?? aZone(0, 0, 0)), id: 99 }]).zones).toHaveLength(61)
  })
})
