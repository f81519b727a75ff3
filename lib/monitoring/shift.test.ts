import { expect, test } from 'vitest'
import { jensenShannon, joined, normedWasserstein, quantileGroups, stabilityIndex } from './shift'

test('the same shares are no shift, however many rides there are', () => {
  const [few, many] = [
    [100, 300, 600],
    [1_000, 3_000, 6_000],
  ]
  expect(stabilityIndex(few, many)).toBeCloseTo(0, 4)
  expect(jensenShannon(few, many)).toBe(0)
  expect(normedWasserstein(few, many)).toBeCloseTo(0, 12)
})

test('worked by hand: halves against a quarter and three quarters', () => {
  const [before, after] = [
    [5e8, 5e8],
    [2.5e8, 7.5e8],
  ]
  expect(stabilityIndex(before, after)).toBeCloseTo(0.25 * Math.log(2) + 0.25 * Math.log(1.5), 6)
  expect(jensenShannon(before, after) ** 2).toBeCloseTo(0.048795, 5)
  expect(normedWasserstein(before, after)).toBeCloseTo(0.5, 12)
})

test('bins without a ride in common are as far apart as can be, and no division by zero', () => {
  expect(jensenShannon([10, 0], [0, 10])).toBeCloseTo(1, 6)
  expect(stabilityIndex([10, 0], [0, 10])).toBeLessThan(10)
  expect(normedWasserstein([10, 0, 0], [0, 0, 10])).toBe(2)
})

test('tenths hold about as many rides of the reference each, in the order of the bins', () => {
  const reference = new Array<number>(100).fill(7)
  const groups = quantileGroups(reference, 10)
  expect([...joined(reference, groups)]).toEqual(new Array(10).fill(70))
  expect(new Set(quantileGroups([900, 50, 50], 10)).size).toBe(3)
})
