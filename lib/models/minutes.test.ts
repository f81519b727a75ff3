import { expect, test } from 'vitest'
import { rangeOf } from './minutes'

test('the range is whole minutes around all but the four shortest and the four longest rides', () => {
  const minutes = [0.2, 1.1, 1.2, 1.3, 2.5, 9, 10, 11, 30.2, 40, 41, 42, 300]
  expect(rangeOf(Float32Array.from(minutes))).toEqual({ low: 2, high: 31 })
})

test('of fewer than ten rides nothing is told; of rides all alike the range is a minute', () => {
  expect(rangeOf(Float32Array.of(5, 6))).toEqual({ low: 0, high: 1440 })
  expect(rangeOf(new Float32Array(20).fill(7))).toEqual({ low: 7, high: 8 })
})
