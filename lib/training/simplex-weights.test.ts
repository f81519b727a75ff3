import { describe, expect, test } from 'vitest'
import { seededRandom } from '@/lib/shared/random'
import { simplexWeights } from './simplex-weights'

const RIDES = 400
const random = seededRandom(3)
const noise = () => random.next() + random.next() + random.next() - 1.5
const actual = Float32Array.from({ length: RIDES }, () => 10 + 5 * noise())
const erring = (spread: number, shared = actual) => Float64Array.from(shared, (value) => value + spread * noise())

const squaredError = (predictions: readonly Float64Array[], weights: ArrayLike<number>) =>
  actual.reduce((sum, value, i) => {
    const blended = predictions.reduce((total, each, k) => total + (weights[k] as number) * (each[i] as number), 0)
    return sum + (blended - value) ** 2
  }, 0)

describe('weights of members', () => {
  test('are those of the least squared error: no grid of a hundredth finds less', () => {
    const predictions = [erring(2), erring(3), erring(5)]
    const weights = simplexWeights(predictions, actual)
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12)
    const least = squaredError(predictions, weights)
    for (let a = 0; a <= 100; a++)
      for (let b = 0; a + b <= 100; b++)
        expect(squaredError(predictions, [a / 100, b / 100, (100 - a - b) / 100])).toBeGreaterThanOrEqual(least - 1e-9)
  })

  test('are never below 0: a member that only a negative weight would use gets none', () => {
    const good = erring(1)
    const worse = Float64Array.from(good, (value, i) => 3 * value - 2 * (actual[i] as number) + noise() / 5)
    expect([...simplexWeights([worse, good], actual)]).toEqual([0, 1])
  })

  test('of members that err alike believe the better one more', () => {
    const [better, worse] = simplexWeights([erring(1), erring(2)], actual)
    expect(better).toBeGreaterThan(0.6)
    expect(worse).toBeGreaterThan(0.05)
  })

  test('of two that say the same, and of one alone, add up to 1', () => {
    const one = erring(1)
    expect([...simplexWeights([one], actual)]).toEqual([1])
    expect(simplexWeights([one, one.slice()], actual).reduce((sum, weight) => sum + weight, 0)).toBe(1)
  })
})
