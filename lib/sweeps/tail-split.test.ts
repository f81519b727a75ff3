import { expect, test } from 'vitest'
import { localSeconds } from '@/lib/shared/local-time'
import { tailSplit } from './tail-split'

const DAY = 86_400
const FIRST = 19_358

const daysOf = (...rides: readonly number[]) => rides.map((rows, i) => ({ day: FIRST + i, rows }))
const split = (days: number, later = 10) => ({
  from: localSeconds(FIRST * DAY),
  validFrom: localSeconds((FIRST + days) * DAY),
  testFrom: null,
  to: localSeconds((FIRST + days + later) * DAY),
})
const tailDays = (days: number, ...rides: readonly number[]) => {
  const inner = tailSplit(split(days), daysOf(...rides))
  if (!inner.ok) return inner.error.code
  expect(inner.value.from).toBe(split(days).from)
  expect(inner.value.to).toBe(split(days).validFrom)
  expect(inner.value.testFrom).toBeNull()
  return (inner.value.to - inner.value.validFrom) / DAY
}
const even = (days: number) => Array.from({ length: days }, () => 100)

test('the last days with a fifth of the training rides judge, and nothing that is later', () => {
  expect(tailDays(10, ...even(20))).toBe(2)
  expect(tailDays(10, ...even(9), 300)).toBe(1)
})

test('of four weeks and more, a week judges at least', () => {
  expect(tailDays(28, ...even(38))).toBe(7)
  expect(tailDays(27, ...even(37))).toBe(6)
})

test('days without rides are in neither part’s count', () => {
  expect(tailDays(6, 100, 0, 0, 0, 0, 100)).toBe(1)
})

test('a training period of one day, or of none, is refused with the reason', () => {
  expect(tailDays(1, ...even(5))).toBe('sweep/one-day')
  expect(tailDays(3, 0, 0, 0, 9)).toBe('sweep/one-day')
})
