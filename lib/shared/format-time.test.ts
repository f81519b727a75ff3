import { expect, test } from 'vitest'
import { millis } from './clock'
import {
  formatAgo,
  formatLocalDay,
  formatLocalShort,
  formatMonth,
  formatSeconds,
  formatTimeLeft,
  formatWhen,
  sayDate,
} from './format-time'
import { localSeconds, parseLocalTime } from './local-time'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test('seconds are said in the two largest units that matter', () => {
  expect([0.02, 0.31, 48.2, 60, 372, 7500, 3600].map(formatSeconds).map(plain)).toEqual([
    'under 0.1 s',
    '0.3 s',
    '48 s',
    '1 min',
    '6 min 12 s',
    '2 h 5 min',
    '1 h',
  ])
})

test('time left is whole seconds, and never zero', () => {
  expect([38.4, 0.4, 3, null].map(formatTimeLeft).map(plain)).toEqual(['38 s left', 'under 1 s left', '3 s left', ''])
})

test('a moment is named by how far back it is', () => {
  const now = millis(new Date(2026, 1, 24, 15, 0).getTime())
  const at = (...parts: [number, number, number, number, number]) => millis(new Date(...parts).getTime())
  expect(formatWhen(at(2026, 1, 24, 12, 22), now)).toBe('today 12:22')
  expect(formatWhen(at(2026, 1, 23, 23, 59), now)).toBe('yesterday 23:59')
  expect(formatWhen(at(2026, 1, 12, 9, 0), now)).toBe('12 Feb')
  expect(formatWhen(at(2025, 1, 12, 9, 0), now)).toBe('12 Feb 2025')
  expect(plain(formatAgo(at(2026, 1, 24, 14, 54), now))).toBe('6 min ago')
})

test('trip times are written as the file has them, in no time zone', () => {
  const at = parseLocalTime('2023-02-01T00:41:07')
  const seconds = at.ok ? at.value : localSeconds(0)
  expect(formatLocalDay(seconds)).toBe('1 Feb 2023')
  expect(formatLocalShort(seconds)).toBe('02-01 00:41')
  expect(formatMonth(53 * 12)).toBe('January 2023')
})

test('a date is said so that nobody mistakes its day for its month', () => {
  expect(sayDate('2023-02-01')).toBe('Wed 1 Feb 2023')
  expect(sayDate('2023-02-01T08:15')).toBe('Wed 1 Feb 2023, 08:15')
  expect(sayDate('2023-01-02T08:15:30')).toBe('Mon 2 Jan 2023, 08:15')
})

test('a date that is not whole or not on the calendar is none', () => {
  for (const value of ['', '2023-02', '2023-02-30', '20230201']) expect(sayDate(value), value).toBe('no date')
})
