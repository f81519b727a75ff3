import { expect, test } from 'vitest'
import { fixedClock } from '@/tests/fixtures/fixed-clock'
import { rateLimit } from './rate-limit'

test('ten seconds’ requests are taken at once, then as many a second as were set, each client for itself', () => {
  const clock = fixedClock(1_000_000)
  const limit = rateLimit(clock, 5)
  const take = (n: number) => Array.from({ length: n }, () => limit.take('a')).filter((wait) => wait === 0).length
  expect(take(80)).toBe(50)
  expect(limit.take('a')).toBe(1)
  expect(limit.take('b')).toBe(0)
  clock.advance(2_000)
  expect(take(80)).toBe(10)
  clock.advance(3_600_000)
  expect(take(80)).toBe(50)
})

test('a clock that goes back opens no gate and closes none', () => {
  const clock = fixedClock(10_000_000)
  const limit = rateLimit(clock, 1)
  for (let i = 0; i < 10; i++) expect(limit.take('a')).toBe(0)
  clock.advance(-3_600_000)
  expect(limit.take('a')).toBe(1)
  clock.advance(1_000)
  expect(limit.take('a')).toBe(0)
})

test('whoever goes on asking is remembered among a hundred thousand others, who are not', () => {
  const limit = rateLimit(fixedClock(1), 1)
  const busy = () => limit.take('busy')
  for (let i = 0; i < 10; i++) busy()
  let taken = 0
  for (let i = 0; i < 100_000; i++) {
    limit.take(`client ${i}`)
    if (i % 1_000 === 0 && busy() === 0) taken++
  }
  expect(taken).toBe(0)
  for (let i = 0; i < 10; i++) expect(limit.take('client 0')).toBe(0)
})

test('0 is no limit', () => {
  const limit = rateLimit(fixedClock(1), 0)
  expect(Array.from({ length: 100_000 }, () => limit.take('a')).some((wait) => wait > 0)).toBe(false)
})
