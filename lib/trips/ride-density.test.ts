import { expect, test } from 'vitest'
import { densityCount } from './ride-density'

test('rides are counted in quarters of a doubling of kilometres and of minutes', () => {
  const density = densityCount()
  const km = Float32Array.of(1, 1.18, 1.2, 2, 0, Number.NaN, -3, 128, 0.125)
  const minutes = [1, 1, 1, 4, 5, 5, 5, 5, 4]
  density.add(
    km,
    Int32Array.from(minutes, (value) => value * 60),
    km.length,
  )
  const found = density.result()
  expect(found).toMatchObject({ distanceFrom: -12, durationFrom: 0, outside: 4 })
  expect(found?.counts.map((column) => column.length)).toEqual(new Array(17).fill(9))
  expect([found?.counts[12]?.[0], found?.counts[13]?.[0], found?.counts[16]?.[8], found?.counts[0]?.[8]]).toEqual([
    2, 1, 1, 1,
  ])
})

test('rides without distances have no density', () => {
  const density = densityCount()
  density.add(Float32Array.of(Number.NaN, 0), Int32Array.of(60, 60), 2)
  expect(density.result()).toBeNull()
})
