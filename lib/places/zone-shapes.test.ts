import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { realFiles, without } from '@/tests/fixtures/real-data'
import { aFeature, aPolygon, aSquare, geoJson, jsonFile } from '@/tests/fixtures/some-shapes'
import { testUnless } from '@/tests/fixtures/unless'
import { greatCircleKm } from './great-circle'
import { decodeOutline } from './outline'
import { parseZones, type ZoneFile } from './parse-zones'

async function zoneSet(...files: readonly ZoneFile[]) {
  const parsed = await parseZones(files)
  if (!parsed.ok) throw new Error(parsed.error.message)
  return parsed.value
}

async function refusal(file: ZoneFile) {
  const parsed = await parseZones([file])
  if (parsed.ok) throw new Error('read')
  return `${parsed.error.code} ${parsed.error.message}`
}

const text = (name: string, content: string): ZoneFile => ({ name, bytes: new TextEncoder().encode(content) })
const LOOKUP = text(
  'lookup.csv',
  'LocationID,Borough,Zone,service_zone\n1,EWR,Newark Airport,EWR\n57,Queens,Corona,x\n265,Unknown,NA,x\n',
)
const POINTS = text('points.csv', 'LocationID,zone,borough,lat,lon\n1,Newark,EWR,40.5,-74.5\n')
const SHAPES = geoJson([
  aFeature({ OBJECTID: 1, LocationID: 1, zone: 'Newark', borough: 'EWR' }, aPolygon(-74, 40)),
  aFeature({ OBJECTID: 2, LocationID: 56, zone: 'Corona', borough: 'Queens' }, aPolygon(-73.9, 40, 0.002)),
  aFeature({ OBJECTID: 3, LocationID: 56, zone: 'Corona', borough: 'Queens' }, aPolygon(-73.8, 40)),
  aFeature({ OBJECTID: 4, LocationID: 60, zone: 'Elsewhere', borough: 'Queens' }, null),
])

test('a feature is a zone: its id, name and borough are found, and its point lies inside its shape', async () => {
  const { zones, layout, readAs } = await zoneSet(SHAPES)
  expect(zones.map(({ id, name, borough }) => [id, name, borough])).toEqual([
    [1, 'Newark', 'EWR'],
    [56, 'Corona', 'Queens'],
    [60, 'Elsewhere', 'Queens'],
  ])
  expect(zones[0]?.lat).toBeCloseTo(40.005, 3)
  expect(zones[0]?.lon).toBeCloseTo(-73.995, 3)
  expect(layout).toEqual({ kind: 'ground' })
  expect(readAs).toEqual([
    'zones.geojson: GeoJSON, 4 shapes of 3 zones; the id is “LocationID”, the name is “zone”, the borough is “borough”; 56 has 2.',
    'Zone 60 has no shape.',
  ])
})

test('a zone of several shapes is drawn with all of them and lies in the largest', async () => {
  const corona = (await zoneSet(SHAPES)).zones[1]
  expect(decodeOutline(corona?.outline ?? '')).toHaveLength(2)
  expect(corona?.lon).toBeCloseTo(-73.795, 3)
})

test('shapes, points and a lookup are one set in any order: names of the lookup, coordinates of the points', async () => {
  const files = [SHAPES, POINTS, LOOKUP]
  const joined = await zoneSet(...files)
  expect(joined.zones.map(({ id, name, lat, outline }) => [id, name, lat !== null, outline !== undefined])).toEqual([
    [1, 'Newark Airport', true, true],
    [56, 'Corona', true, true],
    [57, 'Corona', false, false],
    [60, 'Elsewhere', false, false],
    [265, 'NA', false, false],
  ])
  expect(joined.zones[0]?.lat).toBe(40.5)
  for (const order of [
    [2, 1, 0],
    [1, 0, 2],
    [2, 0, 1],
  ]) {
    const again = await zoneSet(...order.map((i) => files[i] as ZoneFile))
    expect(again.id).toBe(joined.id)
  }
})

test('a set without shapes keeps the id that it had before there were shapes', async () => {
  expect((await zoneSet(POINTS)).id).toBe('36a184d4ac221db33ca23fbaec3d6901118b292d9328f0e029209d1bba8be153')
})

test('TopoJSON is read like the GeoJSON it stands for, arcs of neighbours shared and reversed', async () => {
  const topology = jsonFile('z.topojson', {
    type: 'Topology',
    transform: { scale: [0.01, 0.01], translate: [-74, 40] },
    // The border that both share, then the rest of each.
    arcs: [
      [
        [1, 0],
        [0, 1],
      ],
      [
        [1, 1],
        [-1, 0],
        [0, -1],
        [1, 0],
      ],
      [
        [1, 1],
        [1, 0],
        [0, -1],
        [-1, 0],
      ],
    ],
    objects: {
      zones: {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Polygon', arcs: [[0, 1]], properties: { LocationID: 4, zone: 'West' } },
          { type: 'MultiPolygon', arcs: [[[-1, -3]]], properties: { LocationID: 9, zone: 'East' } },
          { type: null, properties: { LocationID: 11, zone: 'Nowhere' } },
        ],
      },
    },
  })
  const same = geoJson([
    aFeature({ LocationID: 4, zone: 'West' }, { type: 'Polygon', coordinates: [aSquare(-74, 40)] }),
    aFeature({ LocationID: 9, zone: 'East' }, { type: 'Polygon', coordinates: [aSquare(-73.99, 40)] }),
    aFeature({ LocationID: 11, zone: 'Nowhere' }, null),
  ])
  const [read, wanted] = [await zoneSet(topology), await zoneSet(same)]
  const corners = (outline = '') => decodeOutline(outline)?.map((ring) => ring.length / 2)
  expect(read.zones.map(({ id, name, outline }) => [id, name, corners(outline)])).toEqual(
    wanted.zones.map(({ id, name, outline }) => [id, name, corners(outline)]),
  )
  expect(read.zones[1]?.lon).toBeCloseTo(wanted.zones[1]?.lon ?? 0, 3)
})

test.each([
  [
    'the property named like an id, not the row counter',
    { objectid: 1, area_numbe: '35', community: 'DOUGLAS' },
    { objectid: 2, area_numbe: '36', community: 'OAKLAND' },
    [35, 36],
    'DOUGLAS',
  ],
  ['the row counter where there is nothing else', { fid: 7, label: 'A' }, { fid: 8, label: 'B' }, [7, 8], 'A'],
  [
    'no number that is an area',
    { shape_area: 12, zone_id: 3, name: 'A' },
    { shape_area: 90, zone_id: 4, name: 'B' },
    [3, 4],
    'A',
  ],
  [
    'the order of the names where there are only names',
    { neighborhood: 'Soho' },
    { neighborhood: 'Harlem' },
    [1, 2],
    'Soho',
  ],
])('the id is %s', async (_, first, second, ids, name) => {
  const { zones } = await zoneSet(geoJson([aFeature(first, aPolygon(1, 1)), aFeature(second, aPolygon(2, 2))]))
  expect(zones.map((zone) => zone.id)).toEqual(ids)
  expect(zones[0]?.name).toBe(name)
})

test("the features' own ids are taken where no property is one", async () => {
  const { zones } = await zoneSet(
    geoJson([aFeature({ name: 'A' }, aPolygon(1, 1), 12), aFeature({ name: 'B' }, aPolygon(2, 2), '13')]),
  )
  expect(zones.map((zone) => zone.id)).toEqual([12, 13])
})

const named = (geometry: unknown) =>
  geoJson([aFeature({ LocationID: 13 }, aPolygon(1, 1)), aFeature({ LocationID: 14 }, geometry)])

test.each([
  [
    'feet',
    { type: 'Polygon', coordinates: [aSquare(933_100, 192_536, 500)] },
    /zones\/projected .*feature 2: \(933100, 192536\) is not in degrees.*WGS 84/,
  ],
  [
    'swapped axes',
    aPolygon(40.7, -73.9),
    /zones\/bad-shape .*feature 2: no city lies at latitude -73.9.*longitude comes first/,
  ],
  [
    'an open ring',
    { type: 'Polygon', coordinates: [aSquare(1, 1).slice(0, 4)] },
    /feature 2 has a ring that is not closed/,
  ],
  [
    'a ring of two corners',
    { type: 'Polygon', coordinates: [aSquare(1, 1).slice(0, 3)] },
    /feature 2 has a ring of fewer than four/,
  ],
  ['a line', { type: 'LineString', coordinates: aSquare(1, 1) }, /feature 2 is a "LineString"; a zone is a Polygon/],
  [
    'text for a number',
    {
      type: 'Polygon',
      coordinates: [
        [
          ['1', 2],
          [1, 2],
          [2, 2],
          ['1', 2],
        ],
      ],
    },
    /feature 2 has the position \["1",2\]/,
  ],
  [
    'a shape around the globe',
    { type: 'Polygon', coordinates: [aSquare(-179, 1, 0.1).map(([lon, lat], i) => [i % 2 ? 179 : lon, lat])] },
    /cut it at the 180th meridian/,
  ],
  ['no rings', { type: 'Polygon', coordinates: [] }, /feature 2 has a polygon without rings/],
])('%s is refused with the feature and what to do', async (_, geometry, message) => {
  expect(await refusal(named(geometry))).toMatch(message)
})

test('a projection is named where the file names it', async () => {
  const crs = { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::2263' } } }
  const file = geoJson([aFeature({ LocationID: 1 }, { type: 'Point', coordinates: [913_175, 120_121] })], 'z.json', crs)
  expect(await refusal(file)).toMatch(/EPSG::2263.*WGS 84/)
})

test.each([
  ['no zones', jsonFile('package.json', { name: 'x' }), /zones\/not-shapes .*"type" is missing/],
  [
    'a broken file',
    text('z.geojson', '{"type": "FeatureColl'),
    /zones\/not-shapes z.geojson begins like JSON and is none/,
  ],
  [
    'features without ids or names',
    geoJson([aFeature({ area: 1.5 }, aPolygon(1, 1))]),
    /zones\/no-id .*Found: area.*LocationID/,
  ],
  [
    'an arc that is not there',
    jsonFile('t.json', {
      type: 'Topology',
      arcs: [],
      objects: { z: { type: 'Polygon', arcs: [[5]], properties: {} } },
    }),
    /names the arc 5, which is not there/,
  ],
  ['a topology without arcs', jsonFile('t.json', { type: 'Topology', objects: {} }), /without "arcs"/],
])('%s is refused', async (_, file, message) => {
  expect(await refusal(file)).toMatch(message)
})

test('one arc named thousands of times is refused before it fills the memory', async () => {
  const arc = Array.from({ length: 1_000 }, () => [0.001, 0.001])
  const file = jsonFile('bomb.json', {
    type: 'Topology',
    arcs: [arc],
    objects: { z: { type: 'Polygon', arcs: [Array.from({ length: 5_000 }, () => 0)], properties: { id: 1 } } },
  })
  expect(await refusal(file)).toMatch(/zones\/too-large/)
})

test('shapes of thousands of corners are drawn with few, and none is lost', async () => {
  const round = (lon: number, lat: number, radius: number) => {
    const ring = Array.from({ length: 3_000 }, (_, i): [number, number] => {
      const angle = (i / 3_000) * 2 * Math.PI
      return [lon + radius * Math.cos(angle), lat + radius * Math.sin(angle)]
    })
    return [...ring, ring[0]]
  }
  const features = Array.from({ length: 60 }, (_, i) =>
    aFeature({ LocationID: i + 1 }, { type: 'Polygon', coordinates: [round(i % 8, i / 8, i === 59 ? 0.00005 : 0.4)] }),
  )
  const { zones } = await zoneSet(geoJson(features))
  expect(zones.every((zone) => zone.outline !== undefined)).toBe(true)
  const corners = zones
    .flatMap((zone) => decodeOutline(zone.outline ?? '') ?? [])
    .reduce((sum, ring) => sum + ring.length / 2, 0)
  expect(corners).toBeLessThan(12_000)
  expect(corners).toBeGreaterThan(60 * 20)
})

const real = realFiles('nyc_taxi_zones.topojson', 'taxi_zone_lookup.csv', 'taxi_zone_points.csv')

testUnless(without(real, 3))(
  "New York's taxi zones: every shape has its zone, and lies where its published point does",
  async () => {
    const read = (ending: string) => {
      const path = real.find((each) => each.endsWith(ending)) ?? ''
      return { name: ending, bytes: new Uint8Array(readFileSync(path)) }
    }
    const set = await zoneSet(read('taxi_zone_lookup.csv'), read('nyc_taxi_zones.topojson'))
    expect(set.readAs.slice(1)).toEqual([
      'nyc_taxi_zones.topojson: TopoJSON, 263 shapes of 260 zones; the id is “LocationID”, the name is “zone”, the borough is “borough”; 56 has 2, 103 has 3.',
      'Zones 57, 104, 105, 264, 265 have no shape.',
    ])
    expect(set.zones.at(-1)).toMatchObject({ id: 265, name: 'NA', lat: null })
    const published = new Map((await zoneSet(read('taxi_zone_points.csv'))).zones.map((zone) => [zone.id, zone]))
    for (const { id, lat, lon } of set.zones) {
      const point = published.get(id)
      if (lat === null || lon === null || !point) continue
      expect(greatCircleKm(lat, lon, point.lat ?? 0, point.lon ?? 0)).toBeLessThan(3)
    }
  },
)
