import { expect, test } from 'vitest'
import type { Zone } from '@/lib/places/zone-set'
import type { JudgedRides } from './error-report'
import { straightKm } from './straight-km'

const zone = (id: number, lat: number | null): Zone => ({
  id,
  name: null,
  borough: null,
  lat,
  lon: lat === null ? null : 0,
})

const rides = (pairs: readonly (readonly [number, number])[]): JudgedRides => ({
  rows: pairs.length,
  pickupAt: new Int32Array(pairs.length),
  pickupZone: Uint16Array.from(pairs, ([from]) => from),
  dropoffZone: Uint16Array.from(pairs, ([, to]) => to),
  minutes: new Float32Array(pairs.length).fill(10),
})

test('a degree of latitude is 111 km, a ride within a zone 0 km', () => {
  const km = straightKm(
    rides([
      [1, 2],
      [2, 1],
      [1, 1],
    ]),
    [zone(1, 40), zone(2, 41)],
  )
  expect(Array.from(km ?? [], Math.round)).toEqual([111, 111, 0])
})

test('a ride to a zone without a point has no distance', () => {
  const km = straightKm(
    rides([
      [1, 3],
      [1, 9],
      [1, 2],
    ]),
    [zone(1, 40), zone(2, 41), zone(3, null)],
  )
  expect(Array.from(km ?? [], Number.isNaN)).toEqual([true, true, false])
})

test('zones known by name only give no distances at all', () => {
  expect(straightKm(rides([[1, 2]]), [zone(1, null), zone(2, null)])).toBeNull()
})
