import { expect, test } from 'vitest'
import { eastOf, greatCircleKm } from './great-circle'

test('distances agree with known ones', () => {
  // JFK to La Guardia, and a degree of the equator.
  expect(greatCircleKm(40.6413, -73.7781, 40.7769, -73.874)).toBeCloseTo(17.1, 1)
  expect(greatCircleKm(0, 0, 0, 1)).toBeCloseTo(111.195, 2)
  expect(greatCircleKm(0, 0, 0, 180)).toBeCloseTo(20015.1, 0)
})

test('a point is 0 km from itself, and an unknown point at no distance', () => {
  expect(greatCircleKm(40.7, -74, 40.7, -74)).toBe(0)
  expect(greatCircleKm(Number.NaN, -74, 40.7, -74)).toBeNaN()
})

test('a degree of longitude is shorter further north', () => {
  expect(eastOf(60, 0, 1)).toBeCloseTo(0.5, 6)
  expect(eastOf(0, 1, 0)).toBe(-1)
})
