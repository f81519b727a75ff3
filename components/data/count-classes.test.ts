import { expect, test } from 'vitest'
import { classOf, countClasses } from './count-classes'

const counts = Array.from({ length: 90 }, (_, i) => Math.round(1.1 ** i))

test('classes hold about as many things each, and their limits can be read', () => {
  const limits = countClasses(counts, 9)
  expect(limits).toEqual([1, 3, 7, 17, 45, 120, 300, 790, 2000])
  const held = limits.map((_, n) => counts.filter((count) => classOf(count, limits) === n).length)
  expect(Math.min(...held)).toBeGreaterThanOrEqual(8)
  expect(Math.max(...held)).toBeLessThanOrEqual(13)
})

test('a count is at or above the limit of its class and below that of the next', () => {
  const limits = countClasses(counts, 9)
  for (const count of counts) {
    const n = classOf(count, limits)
    expect(count).toBeGreaterThanOrEqual(limits[n] ?? 0)
    expect(count).toBeLessThan(limits[n + 1] ?? Number.POSITIVE_INFINITY)
  }
})

test('few different counts make few classes', () => {
  expect(countClasses([5, 5, 5, 5], 9)).toEqual([5])
  expect(countClasses([1, 1, 1, 2], 9)).toEqual([1, 2])
  expect(countClasses([], 9)).toEqual([])
})
