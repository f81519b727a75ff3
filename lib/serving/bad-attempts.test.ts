import { expect, test } from 'vitest'
import { fixedClock } from '@/tests/fixtures/fixed-clock'
import { badAttempts } from './bad-attempts'

test('thirty wrong attempts are taken, then one every two seconds, each address for itself', () => {
  const clock = fixedClock(1_000_000)
  const attempts = badAttempts(clock)
  const waits = Array.from({ length: 31 }, () => attempts.note('a'))
  expect(waits.slice(0, 30)).toEqual(Array(30).fill(0))
  expect(waits[30]).toBeGreaterThan(0)
  expect(attempts.note('b')).toBe(0)
  clock.advance(2_000)
  expect(attempts.note('a')).toBe(0)
  expect(attempts.note('a')).toBeGreaterThan(0)
})

test('a clock that goes back does not open the gate', () => {
  const clock = fixedClock(10_000_000)
  const attempts = badAttempts(clock)
  for (let i = 0; i < 31; i++) attempts.note('a')
  clock.advance(-3_600_000)
  expect(attempts.note('a')).toBeGreaterThan(0)
})

test('a million addresses are not remembered', () => {
  const attempts = badAttempts(fixedClock(1))
  for (let i = 0; i < 100_000; i++) attempts.note(`address ${i}`)
  expect(attempts.note('address 0')).toBe(0)
})
