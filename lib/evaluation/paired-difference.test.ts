import { expect, test } from 'vitest'
import { seededRandom } from '@/lib/shared/random'
import type { JudgedRides } from './error-report'
import { isTie, type PairedDifference, pairedDifferences } from './paired-difference'

const ROWS = 3_000
const DAYS = 30
const random = seededRandom(5)
const rides: JudgedRides = {
  rows: ROWS,
  pickupAt: Int32Array.from({ length: ROWS }, (_, i) => (i % DAYS) * 86_400),
  pickupZone: new Uint16Array(ROWS),
  dropoffZone: new Uint16Array(ROWS),
  minutes: Float32Array.from({ length: ROWS }, () => 10 + 5 * random.next()),
}
const off = (by: () => number) => rides.minutes.map((minutes) => minutes + by())
const noisy = (scale: number) => off(() => scale * (random.next() - 0.5))

function first(models: readonly Float32Array[], metric: 'rmse' | 'mae' = 'rmse'): PairedDifference {
  const difference = pairedDifferences(rides, models)[metric][0]?.[1]
  if (!difference) throw new Error('no difference')
  return difference
}

test('a model with half the error is certainly better', () => {
  const difference = first([noisy(2), noisy(4)])
  expect(difference.value).toBeLessThan(0)
  expect(difference.high).toBeLessThan(0)
  expect(difference.certainty).toBeGreaterThan(0.999)
  expect(isTie(difference)).toBe(false)
})

test('two models with the same kind of error are a tie', () => {
  expect(isTie(first([noisy(4), noisy(4)], 'mae'))).toBe(true)
})

test('a model and itself differ by nothing, with no certainty', () => {
  const model = noisy(3)
  expect(first([model, model])).toEqual({ value: 0, low: 0, high: 0, certainty: 0 })
})

test('the matrix is antisymmetric', () => {
  const { rmse } = pairedDifferences(rides, [noisy(2), noisy(3)])
  expect(rmse[0]?.[1]?.value).toBeCloseTo(-(rmse[1]?.[0]?.value ?? 0), 12)
  expect(rmse[0]?.[1]?.certainty).toBe(rmse[1]?.[0]?.certainty)
  expect(rmse[0]?.[0]).toBeNull()
})

test('what a bad day does to both models does not widen their difference', () => {
  const storm = (at: number) => (at < 3 * 86_400 ? 20 : 0)
  const hit = (model: Float32Array) => model.map((minutes, i) => minutes + storm(rides.pickupAt[i] as number))
  const ours = noisy(2)
  const theirs = ours.map((minutes) => minutes + 0.5)
  const difference = first([hit(ours), hit(theirs)], 'mae')
  expect(difference.high - difference.low).toBeLessThan(0.2)
  expect(isTie(difference)).toBe(false)
})

test('the same seed gives the same interval', () => {
  const models = [noisy(2), noisy(2.1)]
  expect(first(models)).toEqual(first(models))
})
