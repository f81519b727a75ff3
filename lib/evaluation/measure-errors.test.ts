import { describe, expect, test } from 'vitest'
import { seededRandom } from '@/lib/shared/random'
import { measureErrors } from './measure-errors'
import { tellsR2 } from './metric-set'

/** Rides on `days` days, all as long as told. */
function rides(minutes: readonly number[], days: number) {
  const rows = minutes.length
  return {
    rows,
    pickupAt: Int32Array.from({ length: rows }, (_, i) => (i % days) * 86_400 + i),
    pickupZone: new Uint16Array(rows).fill(1),
    dropoffZone: new Uint16Array(rows).fill(2),
    minutes: Float32Array.from(minutes),
  }
}

describe('errors on rides', () => {
  test('are what their definitions say', () => {
    const { n, days, ...metrics } = measureErrors(rides([10, 20, 30, 40], 2), Float32Array.of(11, 18, 30, 46))
    expect([n, days]).toEqual([4, 2])
    const values = Object.fromEntries(Object.entries(metrics).map(([name, { value }]) => [name, value]))
    expect(values).toEqual({
      rmse: Math.sqrt(41 / 4),
      mae: 9 / 4,
      medianAe: 1.5,
      bias: 5 / 4,
      r2: 1 - 41 / 500,
      within2: 0.75,
      within5: 0.75,
    })
  })

  test('have intervals that hold the value; of one day, none', () => {
    const random = seededRandom(3)
    const minutes = Array.from({ length: 3000 }, () => 5 + 30 * random.next())
    const predicted = Float32Array.from(minutes, (value) => value + 16 * (random.next() - 0.5))
    for (const days of [1, 30])
      for (const [name, metric] of Object.entries(measureErrors(rides(minutes, days), predicted))) {
        if (typeof metric === 'number') continue
        expect(metric.low, name).toBeLessThanOrEqual(metric.value)
        expect(metric.high, name).toBeGreaterThanOrEqual(metric.value)
        if (days === 1) expect(metric.high - metric.low, name).toBe(0)
        else expect(metric.high - metric.low, name).toBeGreaterThan(0)
      }
  })

  test('of days that differ have wider intervals than of rides that are drawn alike', () => {
    const random = seededRandom(4)
    const minutes = Array.from({ length: 3000 }, () => 15)
    const alike = Float32Array.from(minutes, () => 15 + 10 * random.next())
    const byDay = Float32Array.from(minutes, (_, i) => 15 + (10 * (((i % 30) * 7) % 30)) / 30)
    const width = (predicted: Float32Array) => {
      const { mae } = measureErrors(rides(minutes, 30), predicted)
      return mae.high - mae.low
    }
    expect(width(byDay)).toBeGreaterThan(4 * width(alike))
  })

  test('a resampled median is close to the median of the resample', () => {
    const random = seededRandom(5)
    const minutes = Array.from({ length: 5000 }, () => 20)
    const predicted = Float32Array.from(minutes, () => 20 + random.next() * 10)
    const { medianAe } = measureErrors(rides(minutes, 50), predicted)
    expect(medianAe.value).toBeCloseTo(5, 0)
    // Standard error of the median of 5,000 uniform values on [0, 10): 0.07.
    expect(medianAe.high - medianAe.low).toBeGreaterThan(0.15)
    expect(medianAe.high - medianAe.low).toBeLessThan(0.45)
  })

  test('come out the same again', () => {
    const data = rides([3, 9, 20, 41, 7, 8], 3)
    const predicted = Float32Array.of(4, 8, 22, 30, 7, 9)
    expect(measureErrors(data, predicted)).toEqual(measureErrors(data, predicted))
  })

  test('no rides, no error', () => {
    expect(measureErrors(rides([], 1), new Float32Array())).toMatchObject({ n: 0, days: 0, rmse: { value: 0 } })
  })
})

test.each([
  ['one ride', [10], 1],
  // Their squares do not sum exactly: rounding leaves a spread above 0.
  ['rides that all last as long', new Array(7).fill(110 / 60), 1],
])('R² of %s is not told', (_, minutes, days) => {
  const predicted = Float32Array.from(minutes, (value: number) => value + 1)
  expect(tellsR2(measureErrors(rides(minutes, days), predicted))).toBe(false)
})

test('R² of rides that differ is told', () => {
  expect(tellsR2(measureErrors(rides([10, 20], 1), Float32Array.of(12, 19)))).toBe(true)
})
