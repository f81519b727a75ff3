import { expect, test } from 'vitest'
import { zoneSetId } from '@/lib/shared/ids'
import { hexGrid } from './hex-grid'
import { cellIndex, placeName, zoneChoice, zoneInFull, zoneName } from './place-name'
import type { ZoneSet } from './zone-set'

const aPlace = (name: string | null, lat: number | null = null, lon: number | null = null) => ({ name, lat, lon })

test('a cell is called by where it lies, and by the ends of its index where that is not known', () => {
  expect(placeName(aPlace('882a100d2dfffff', 40.7512, -73.9834))).toBe('40.751° N 73.983° W')
  expect(placeName(aPlace('88b4a38103fffff', -33.861, 151.21))).toBe('33.861° S 151.210° E')
  expect(placeName(aPlace('8a2a1072b59ffff', 40.6892, -74.0446))).toBe('40.6892° N 74.0446° W')
  expect(placeName(aPlace('872a1072bffffff', 40.6892, -74.0446))).toBe('40.69° N 74.04° W')
  expect(placeName(aPlace('882a100d2dfffff'))).toBe('Hexagon 882a…d2d')
})

test('no two cells of a city have the same name, at any resolution', () => {
  for (const [south, west] of [
    [40.6, -74.1],
    [1.3, 103.8],
  ] as const)
    for (let resolution = 6; resolution <= 10; resolution++) expectTold(south, west, resolution)
})

function expectTold(south: number, west: number, resolution: number): void {
  const cells = new Set<string>()
  for (let i = 0; i < 100; i++)
    for (let j = 0; j < 100; j++) cells.add(hexGrid.cellAt(south + i / 1000, west + j / 1000, resolution))
  const names = [...cells].map((cell) => {
    const { lat, lon } = hexGrid.centreOf(cell)
    return placeName(aPlace(cell, lat, lon))
  })
  expect(new Set(names).size).toBe(cells.size)
}

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
    'Hexagon 882a…d2d (882a100d2dfffff)',
    'East Harlem North (74)',
    'zone 75',
    'zone 76',
  ])
  expect([1, 74].map((id) => zoneInFull(zoneSet, id))).toEqual([
    'Hexagon 882a…d2d (882a100d2dfffff)',
    'East Harlem North',
  ])
  expect([1, 75].map((id) => zoneName(zoneSet, id))).toEqual(['Hexagon 882a…d2d', 'zone 75'])
  expect([75, 65_535].map((id) => zoneName(null, id))).toEqual(['zone 75', 'unknown place'])
})
