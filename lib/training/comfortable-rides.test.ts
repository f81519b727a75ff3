import { expect, test } from 'vitest'
import { FAMILY_NAMES } from '@/lib/models/family-name'
import { comfortableRides, memoryFor } from './comfortable-rides'

test('as many rides are comfortable as an eighth of the memory holds, in round numbers', () => {
  expect(comfortableRides('neural', 8)).toBe(2_100_000)
  expect(comfortableRides('linear', 8)).toBe(2_600_000)
  for (const family of FAMILY_NAMES)
    expect(memoryFor(family, comfortableRides(family, 8))).toBeLessThanOrEqual(8 * 2 ** 27)
})

test('a computer that does not say counts as one of four gigabytes; the smallest still learns from 100,000', () => {
  expect(comfortableRides('neural', null)).toBe(comfortableRides('neural', 4))
  expect(comfortableRides('neural', 0.25)).toBe(100_000)
})
