import { expect, test } from 'vitest'
import { whiskerDomain } from './whisker-domain'

const around = (value: number) => ({ value, bounds: [value - 0.05, value + 0.05] as const })

test('the domain holds every interval of runs that are close', () => {
  const [low, high] = whiskerDomain([5, 5.1, 5.4].map(around))
  expect(low).toBeLessThanOrEqual(4.95)
  expect(high).toBeGreaterThanOrEqual(5.45)
})
test('one bad model does not stretch it', () => {
  const [, high] = whiskerDomain([5, 5.05, 5.1, 9.3].map(around))
  expect(high).toBeLessThan(6)
})
test('one run alone has a domain around it', () => {
  const [low, high] = whiskerDomain([around(5)])
  expect(low).toBeLessThan(4.95)
  expect(high).toBeGreaterThan(5.05)
})
test('a run without an interval stands in it', () => {
  const [low, high] = whiskerDomain([{ value: 5, bounds: null }])
  expect(low).toBeLessThan(5)
  expect(high).toBeGreaterThan(5)
})
test('no run, no trouble', () => expect(whiskerDomain([])).toEqual([0, 1]))
