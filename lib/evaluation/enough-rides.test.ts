import { expect, test } from 'vitest'
import { figureOf, isEnough, tooFewToSay } from './enough-rides'
import type { MetricSet } from './metric-set'

const interval = { value: 5, low: 4.9, high: 5.2 }
const judgedBy = (n: number, days: number): MetricSet => ({
  n,
  days,
  rmse: interval,
  mae: interval,
  medianAe: interval,
  bias: interval,
  r2: interval,
  within2: interval,
  within5: interval,
})

test('an interval is shown from 200 rides on 7 days', () => {
  expect(figureOf(judgedBy(200, 7), 'rmse')).toEqual({ value: 5, bounds: [4.9, 5.2] })
  expect(tooFewToSay({ n: 200, days: 7 })).toBeNull()
})

test.each([
  [199, 7],
  [60_000, 6],
  [1, 1],
  [0, 0],
])('%i rides on %i days have an error and no interval', (n, days) => {
  expect(figureOf(judgedBy(n, days), 'rmse')).toEqual({ value: 5, bounds: null })
  expect(isEnough({ n, days })).toBe(false)
})

test('what is too few is said with what it takes', () => {
  expect(tooFewToSay({ n: 1, days: 1 })).toBe(
    '1 ride on 1 day: too few for an interval, which takes at least 200 rides on 7 days',
  )
})
