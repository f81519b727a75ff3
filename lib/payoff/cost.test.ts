import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aPayoff, everyDay } from '@/tests/fixtures/a-payoff'
import { costDifference, costOf, readCostRates } from './cost'
import { daysOfRides, errorsByDay } from './errors-by-day'

const { days } = aPayoff()
const rates = { early: 0.5, late: 1, currency: 'EUR' }

test('a thousand rides cost a thousand times what one does on average', () => {
  const pickupAt = Int32Array.of(0, 10, 86_400)
  const actual = Float32Array.of(10, 10, 20)
  const predicted = Float32Array.of(12, 7, 20)
  const rideDays = daysOfRides({ rows: 3, pickupAt })
  // Two minutes too long, three too short, and exact.
  expect(costOf(rideDays, errorsByDay(rideDays, actual, predicted), rates)).toBeCloseTo((1_000 * (2 * 0.5 + 3)) / 3, 9)
})

test('at equal rates it is the mean absolute error in money, whatever the rides', () => {
  const minutes = fc.float({ min: 1, max: 60, noNaN: true })
  fc.assert(
    fc.property(fc.array(fc.tuple(minutes, minutes, fc.nat(5)), { minLength: 1, maxLength: 40 }), (rides) => {
      const rideDays = daysOfRides({
        rows: rides.length,
        pickupAt: Int32Array.from(rides, ([, , day]) => day * 86_400),
      })
      const [actual, predicted] = [Float32Array.from(rides, ([a]) => a), Float32Array.from(rides, ([, b]) => b)]
      const mae = rides.reduce((sum, _, i) => sum + Math.abs((actual[i] as number) - (predicted[i] as number)), 0)
      const cost = costOf(rideDays, errorsByDay(rideDays, actual, predicted), { early: 2, late: 2, currency: 'x' })
      expect(cost).toBeCloseTo((2_000 * mae) / rides.length, 3)
    }),
    { numRuns: 50 },
  )
})

test('a model with half the errors costs half, and the interval holds it', () => {
  const { value, sureness } = costDifference(days, everyDay(1, 1), everyDay(2, 2), rates)
  expect(value).toBeCloseTo(-costOf(days, everyDay(1, 1), rates), 6)
  expect(sureness?.low).toBeLessThanOrEqual(value)
  expect(sureness?.high).toBeGreaterThanOrEqual(value)
  expect(sureness?.certainty).toBe(1)
})

test('who pays for late minutes alone may want the model that is late less, though it errs more', () => {
  const late = { early: 0, late: 1, currency: 'EUR' }
  expect(costDifference(days, everyDay(9, 1), everyDay(2, 2), late).value).toBeLessThan(0)
  expect(costDifference(days, everyDay(9, 1), everyDay(2, 2), rates).value).toBeGreaterThan(0)
})

test('of too few days nothing is said of how sure a saving is', () => {
  const few = { days: [0, 1], rides: [500, 500] }
  const errors = { squared: [1, 1], early: [1, 1], late: [1, 1] }
  expect(costDifference(few, errors, errors, rates).sureness).toBeNull()
})

test('rates that mean nothing are none', () => {
  expect(readCostRates(rates)).toEqual(rates)
  for (const wrong of [
    null,
    { ...rates, early: -1 },
    { ...rates, early: Number.NaN },
    { ...rates, late: 1e9 },
    { early: 0, late: 0, currency: 'EUR' },
    { ...rates, currency: ' ' },
    { ...rates, currency: 'far too long' },
  ])
    expect(readCostRates(wrong)).toBeNull()
})
