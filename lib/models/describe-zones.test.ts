import { expect, test } from 'vitest'
import { describeZones } from './describe-zones'

test('zone ids in words: runs, pairs, lone ids, and the number of those left out', () => {
  expect(describeZones([])).toBe('no zone ids')
  expect(describeZones([5])).toBe('zone ids 5')
  expect(describeZones([3, 1, 2, 9, 10])).toBe('zone ids 1–3, 9, 10')
  expect(describeZones([1, 3, 5, 7, 9, 11, 13, 15, 16])).toBe('zone ids 1, 3, 5, 7, 9, 11 and 3 more up to 16')
})
