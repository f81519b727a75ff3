import { expect, test } from 'vitest'
import { mostWorkers } from './most-workers'

test('as many trials train at once as there are processors, eight at most, and as fit into half of the memory', () => {
  expect([1, 2, 6, 32].map((cores) => mostWorkers(cores))).toEqual([1, 2, 6, 8])
  expect(mostWorkers(6, 8, 2 ** 30)).toBe(4)
  expect(mostWorkers(6, null, 2 ** 30)).toBe(2)
  expect(mostWorkers(6, 4, 2 ** 40)).toBe(1)
})
