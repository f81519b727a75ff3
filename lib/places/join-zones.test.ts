import { expect, test } from 'vitest'
import { areComplements, joinZones } from './join-zones'
import { parseZones } from './parse-zones'

async function zones(name: string, text: string) {
  const parsed = await parseZones([{ name, bytes: new TextEncoder().encode(text) }])
  if (!parsed.ok) throw new Error(parsed.error.message)
  return parsed.value
}
const points = () =>
  zones('points.csv', 'LocationID,zone,borough,lat,lon\n1,Newark,EWR,40.69,-74.17\n2,Jamaica Bay,Queens,40.62,-73.83\n')
const names = () =>
  zones('lookup.csv', 'LocationID,Borough,Zone\n1,EWR,Newark Airport\n2,Queens,JAMAICA BAY\n264,Unknown,NA\n')

test('names and points are joined to what both files at once would have given, whichever is first', async () => {
  const [a, b] = [await names(), await points()]
  expect(areComplements(a, b) && areComplements(b, a)).toBe(true)
  const joined = await joinZones(a, b)
  expect(joined.zones.map(({ id, name, lat }) => [id, name, lat])).toEqual([
    [1, 'Newark Airport', 40.69],
    [2, 'JAMAICA BAY', 40.62],
    [264, 'NA', null],
  ])
  expect((await joinZones(b, a)).id).toBe(joined.id)
  expect((await joinZones(b, a)).name).toBe('lookup + points')
})

test('two sets of points, or two of names, complete nothing', async () => {
  expect(areComplements(await points(), await points())).toBe(false)
  expect(areComplements(await names(), await names())).toBe(false)
})

test('names of another city are not joined to these points', async () => {
  const chicago = await zones('c.csv', 'LocationID,Borough,Zone\n1,Far North,Rogers Park\n2,Far North,West Ridge\n')
  expect(areComplements(chicago, await points())).toBe(false)
})

test('a simulated city is joined to nothing', async () => {
  expect(areComplements({ ...(await names()), simulated: true }, await points())).toBe(false)
})
