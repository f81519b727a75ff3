import { expect, test } from 'vitest'
import { areEqualPredictions } from './agreement'

test('predictions agree within a ten-thousandth of a minute', () => {
  expect(areEqualPredictions(12.67, 12.67009)).toBe(true)
  expect(areEqualPredictions(12.67, 12.6702)).toBe(false)
})

test('not-a-number agrees with nothing, not even itself', () => {
  expect(areEqualPredictions(Number.NaN, Number.NaN)).toBe(false)
})
