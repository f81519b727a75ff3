import { expect, test } from 'vitest'
import { seededRandom } from '@/lib/shared/random'
import type { JudgedRides } from './error-report'
import { type PairedDifference, pairedDifferences, type Sureness, standOf } from './paired-difference'

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
/** Its sureness, where there must be some. */
function sure({ sureness }: PairedDifference): Sureness {
  if (!sureness) throw new Error('too few rides')
  return sureness
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
  expect(sure(difference).high).toBeLessThan(0)
  expect(sure(difference).certainty).toBeGreaterThan(0.999)
  expect(standOf(difference)).toBe('better')
})

test('two models with the same kind of error are a tie', () => {
  expect(standOf(first([noisy(4), noisy(4)], 'mae'))).toBe('tie')
})

test('a model and itself differ by nothing, with no certainty', () => {
  const model = noisy(3)
  expect(first([model, model])).toEqual({ value: 0, sureness: { low: 0, high: 0, certainty: 0 } })
})

test('the matrix is antisymmetric', () => {
  const { rmse } = pairedDifferences(rides, [noisy(2), noisy(3)])
  expect(rmse[0]?.[1]?.value).toBeCloseTo(-(rmse[1]?.[0]?.value ?? 0), 12)
  expect(rmse[0]?.[1]?.sureness?.certainty).toBe(rmse[1]?.[0]?.sureness?.certainty)
  expect(rmse[0]?.[0]).toBeNull()
})

test('what a bad day does to both models does not widen their difference', () => {
  const storm = (at: number) => (at < 3 * 86_400 ? 20 : 0)
  const hit = (model: Float32Array) => model.map((minutes, i) => minutes + storm(rides.pickupAt[i] as number))
  const ours = noisy(2)
  const theirs = ours.map((minutes) => minutes + 0.5)
  const difference = first([hit(ours), hit(theirs)], 'mae')
  expect(sure(difference).high - sure(difference).low).toBeLessThan(0.2)
  expect(standOf(difference)).toBe('better')
})

test('the same seed gives the same interval', () => {
  const models = [noisy(2), noisy(2.1)]
  expect(first(models)).toEqual(first(models))
})

test('on one day, on six days or on a few rides a difference has no interval and nobody is sure of it', () => {
  const on = (rows: number, days: number) => {
    const few = {
      rows,
      pickupAt: Int32Array.from({ length: rows }, (_, i) => (i % days) * 86_400),
      pickupZone: new Uint16Array(rows),
      dropoffZone: new Uint16Array(rows),
      minutes: new Float32Array(rows).fill(10),
    }
    const models = [new Float32Array(rows).fill(11), new Float32Array(rows).fill(15)]
    return pairedDifferences(few, models).rmse[0]?.[1] ?? null
  }
  for (const few of [on(1, 1), on(3_000, 6), on(199, 20)]) expect(few).toEqual({ value: -4, sureness: null })
  expect(on(200, 7)?.sureness).not.toBeNull()
})

test('a certain difference that is too small to be shown is none', () => {
  expect(standOf({ value: -0.0005, sureness: { low: -0.0006, high: -0.0004, certainty: 1 } })).toBe('equal')
  expect(standOf({ value: 0.005, sureness: { low: 0.004, high: 0.006, certainty: 1 } })).toBe('worse')
})

test('of too few rides nothing is said, however large the difference', () => {
  expect(standOf({ value: -4.7, sureness: null })).toBe('unknown')
})
