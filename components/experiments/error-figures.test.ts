import { expect, test } from 'vitest'
import { reportErrors } from '@/lib/evaluation/error-report'
import { densityTicks, evenRange, residualPoints, signedTick, weekDifference, weekRange } from './error-figures'

const report = reportErrors(
  {
    rows: 4,
    pickupAt: new Int32Array(4),
    pickupZone: new Uint16Array(4),
    dropoffZone: new Uint16Array(4),
    minutes: Float32Array.from([10, 10, 10, 10]),
  },
  Float32Array.from([10.2, 10.3, 90, 8]),
)

test('densities are per minute at the middle of each half minute, without what lies beyond', () => {
  const points = residualPoints({ a: report })
  const middle = points.find((point) => point.minutes === 0.25)
  expect(middle?.a).toBeCloseTo(50)
  expect(points[0]?.minutes).toBe(-19.25)
  expect(points.at(-1)?.a).toBe(0)
})
test('the axis of densities has few round steps from zero to above the highest', () => {
  expect(densityTicks(residualPoints({ a: report }))).toEqual([0, 20, 40, 60])
  expect(densityTicks([{ minutes: 0, a: 12.4, b: 9 }])).toEqual([0, 5, 10, 15])
})
test('one bad hour does not stretch the colours', () => {
  const hours = [...Array.from({ length: 100 }, (_, i) => 3 + i / 100), 90]
  expect(weekRange(hours)[1]).toBeLessThan(5)
  expect(weekRange([null])).toEqual([0, 1])
})
test('a difference needs both, and its range is even', () => {
  const difference = weekDifference([3, null, 5], [2, 2, 7])
  expect(difference).toEqual([1, null, -2])
  const [low, high] = evenRange(difference)
  expect(low).toBe(-high)
})
test('ticks carry their sign', () => expect([4, 0, -4].map(signedTick)).toEqual(['+4', '0', '−4']))
