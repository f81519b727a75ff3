import { expect, test } from 'vitest'
import { parseZones } from './parse-zones'

const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) })
const POINTS = file(
  'points.csv',
  'LocationID,zone,borough,lat,lon\n2,Jamaica Bay,Queens,40.62,-73.83\n1,Newark,EWR,40.69,-74.17\n',
)
const LOOKUP = file(
  'lookup.csv',
  '"LocationID","Borough","Zone","service_zone"\r\n1,"EWR","Newark Airport","EWR"\r\n265,"Unknown","NA","N/A"\r\n',
)

async function zones(...files: ReturnType<typeof file>[]) {
  const parsed = await parseZones(files)
  if (!parsed.ok) throw new Error(parsed.error.message)
  return parsed.value
}

test('points give names and coordinates, ordered by id', async () => {
  expect((await zones(POINTS)).zones.map((zone) => [zone.id, zone.name, zone.lat])).toEqual([
    [1, 'Newark', 40.69],
    [2, 'Jamaica Bay', 40.62],
  ])
})

test('a lookup gives names only, quoted and with CRLF, and "NA" is a name', async () => {
  expect((await zones(LOOKUP)).zones).toEqual([
    { id: 1, name: 'Newark Airport', borough: 'EWR', lat: null, lon: null },
    { id: 265, name: 'NA', borough: 'Unknown', lat: null, lon: null },
  ])
})

test('both together are one set, whatever their order', async () => {
  const both = await zones(POINTS, LOOKUP)
  expect(both.zones.map((zone) => [zone.id, zone.name, zone.lat])).toEqual([
    [1, 'Newark Airport', 40.69],
    [2, 'Jamaica Bay', 40.62],
    [265, 'NA', null],
  ])
  expect((await zones(LOOKUP, POINTS)).id).toBe(both.id)
  expect((await zones(POINTS)).id).not.toBe(both.id)
})

test('a zone of several shapes lies at the mean of their points', async () => {
  const twice = file(
    'p.csv',
    'LocationID,zone,borough,lat,lon\n56,Corona,Queens,40.0,-73.0\n56,Corona,Queens,41.0,-74.0\n',
  )
  expect((await zones(twice)).zones).toEqual([{ id: 56, name: 'Corona', borough: 'Queens', lat: 40.5, lon: -73.5 }])
})

test('direction marks, zero-width characters and line ends do not get into the name of a place', async () => {
  const marked = file(
    'z.csv',
    'LocationID,zone,borough,lat,lon\n1,"\u202eC\u200bentre\r\nNorth",\u2066Queens\u2069,40,-74\n',
  )
  expect((await zones(marked)).zones[0]).toMatchObject({ name: 'C entre North', borough: 'Queens' })
})

test.each([
  ['zones/bad-row', 'LocationID,zone,borough,lat,lon\n1,A,B,0,0\n'],
  ['zones/bad-row', 'LocationID,zone,borough,lat,lon\n1,A,B,-74,200\n'],
  ['zones/bad-row', 'LocationID,zone,borough,lat,lon\n1,A,B,-73.98,40.75\n'],
  ['zones/bad-row', 'LocationID,zone,borough,lat,lon\n1,A,B,77.2,28.6\n'],
  ['zones/bad-row', 'LocationID,zone,borough,lat,lon\n1,A,B,"40,5",-74\n'],
  ['zones/bad-row', 'LocationID,zone,borough,lat,lon\n100000000000000000000,A,B,40,-74\n'],
  ['zones/unknown-header', 'id,name\n1,A\n'],
  ['zones/empty', 'LocationID,zone,borough,lat,lon\n'],
])('%s: %s', async (code, text) => {
  expect(await parseZones([file('z.csv', text)])).toMatchObject({ ok: false, error: { code } })
})
