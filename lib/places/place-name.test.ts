import { expect, test } from 'vitest'
import { zoneSetId } from '@/lib/shared/ids'
import { hexGrid } from './hex-grid'
import { cellIndex, placeName, zoneChoice, zoneInFull, zoneName } from './place-name'
import type { ZoneSet } from './zone-set'

const aPlace = (name: string | null, lat: number | null = null, lon: number | null = null) => ({ name, lat, lon })

test('a cell is called by the ends of its index and where it lies', () => {
  expect(placeName(aPlace('882a100d2dfffff', 40.7512, -73.9834))).toBe('Cell 882a…d2d, 40.75° N 73.98° W')
  expect(placeName(aPlace('88b4a38103fffff', -33.861, 151.21))).toBe('Cell 88b4…103, 33.86° S 151.21° E')
  expect(placeName(aPlace('8a2a1072b59ffff', 40.6892, -74.0446))).toBe('Cell 8a2a…59f, 40.689° N 74.045° W')
  expect(placeName(aPlace('882a100d2dfffff'))).toBe('Cell 882a…d2d')
})

test('no two cells of a city have the same name, at any resolution', () => {
  for (let resolution = 6; resolution <= 10; resolution++) {
    const cells = new Set<string>()
    for (let lat = 40.6; lat < 40.7; lat += 0.001)
      for (let lon = -74.1; lon < -74; lon += 0.001) cells.add(hexGrid.cellAt(lat, lon, resolution))
    const names = [...cells].map((cell) => {
      const { lat, lon } = hexGrid.centreOf(cell)
      return placeName(aPlace(cell, lat, lon))
    })
    expect(new Set(names).size).toBe(cells.size)
  }
})

test('other names stay as they are', () => {
  expect(placeName(aPlace('East Harlem North', 40.8, -73.9))).toBe('East Harlem North')
  expect(placeName(aPlace('8000'))).toBe('8000')
  expect(placeName(aPlace(null))).toBeNull()
  expect(cellIndex(aPlace('8000'))).toBeNull()
})

test('what lists and files say tells each place from all others', () => {
  const zone = (id: number, name: string | null) => ({ id, name, borough: null, lat: null, lon: null })
  const zoneSet: ZoneSet = {
    schemaVersion: 2,
    id: zoneSetId('0'.repeat(64)),
    name: 'places',
    zones: [zone(1, '882a100d2dfffff'), zone(74, 'East Harlem North'), zone(75, null)],
    layout: { kind: 'ground' },
    readAs: [],
    simulated: false,
  }
  expect([1, 74, 75, 76].map((id) => zoneChoice(zoneSet, id))).toEqual([
    'Cell 882a…d2d (882a100d2dfffff)',
    'East Harlem North (74)',
    'zone 75',
    'zone 76',
  ])
  expect([1, 74].map((id) => zoneInFull(zoneSet, id))).toEqual(['Cell 882a…d2d (882a100d2dfffff)', 'East Harlem North'])
  expect([1, 75].map((id) => zoneName(zoneSet, id))).toEqual(['Cell 882a…d2d', 'zone 75'])
  expect([75, 65_535].map((id) => zoneName(null, id))).toEqual(['zone 75', 'unknown place'])
})
