import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countTicks, curveDomain, innerTicks, niceTicks, tickFormat } from './nice-ticks'

test('ticks are few, rise, and span what they were asked to', () => {
  const end = fc.double({ min: -1e6, max: 1e6, noNaN: true })
  fc.assert(
    fc.property(end, fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (low, span) => {
      const ticks = niceTicks(low, low + span)
      expect(ticks.length).toBeGreaterThanOrEqual(2)
      expect(ticks.length).toBeLessThanOrEqual(6)
      const slack = span * 1e-6
      expect(ticks[0]).toBeLessThanOrEqual(low + slack)
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(low + span - slack)
    }),
  )
})

test('ticks are numbers that a person would choose', () => {
  expect(niceTicks(0, 4280)).toEqual([0, 1000, 2000, 3000, 4000, 5000])
  expect(niceTicks(4.7, 6.9)).toEqual([4.5, 5, 5.5, 6, 6.5, 7])
  expect(innerTicks(0, 37, 6)).toEqual([0, 10, 20, 30])
})

test('an axis writes all ticks with the decimals of the finest, however small', () => {
  expect([4.5, 4.75, 5].map(tickFormat([4.5, 4.75, 5]))).toEqual(['4.50', '4.75', '5.00'])
  expect([0, 1e-7, 2e-7].map(tickFormat([0, 1e-7, 2e-7]))).toEqual(['0.0000000', '0.0000001', '0.0000002'])
  expect(tickFormat([0, 2.5e-7])(2.5e-7)).toBe('0.00000025')
  expect(tickFormat([0, 1e21])(0)).toBe('0')
})

test('counts are marked at whole numbers, each once', () => {
  for (const most of [1, 2, 3, 4, 5, 7, 12, 13, 4280]) {
    const ticks = countTicks(most)
    expect(ticks.every(Number.isInteger)).toBe(true)
    expect(ticks[0]).toBe(0)
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(most)
    expect(ticks.length).toBeLessThanOrEqual(6)
  }
  expect(countTicks(2)).toEqual([0, 1, 2])
})

test('a learning curve that starts high does not flatten its end', () => {
  const curve = [40, 20, 9, 7, 6, 5.6, 5.4, 5.3, 5.2, 5.2, 5.1, 5.1]
  const [low, high] = curveDomain(curve, [6.14])
  expect(low).toBeLessThanOrEqual(5.1)
  expect(high).toBeGreaterThanOrEqual(6.14)
  expect(high).toBeLessThan(12)
})
