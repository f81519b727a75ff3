import { expect, test } from 'vitest'
import { isPlainSpan, isSpan, readDuration, writeDuration } from './read-duration'

test.each([
  ['0:12:30', 'h:mm:ss', 750],
  ['1:02:30', 'mm:ss', 3750],
  ['12:30', 'mm:ss', 750],
  ['12:30', 'h:mm:ss', 45_000],
  ['90:00', 'mm:ss', 5400],
  ['00:12:30.500000', 'h:mm:ss', 750.5],
  ['0 days 00:12:30', 'h:mm:ss', 750],
  ['1 day, 0:00:30', 'h:mm:ss', 86_430],
  ['PT12M30S', 'h:mm:ss', 750],
  ['PT12M30.5S', 'mm:ss', 750.5],
  ['pt0,5h', 'h:mm:ss', 1800],
  ['P1DT1H', 'h:mm:ss', 90_000],
  ['12.5', 'min', 750],
  ['1,5', 's', Number.NaN],
] as const)('“%s” in %s is %d s', (text, unit, seconds) => expect(readDuration(text, unit)).toBe(seconds))

test.each([
  '',
  'NA',
  'P',
  'PT',
  'P1DT',
  'P1M',
  '12',
  '12:60',
  '12:3',
  '0:60:00',
  '-0:12:30',
  '0:12:30 PM',
  '1:2:3:4',
  `${'9'.repeat(70)}:00`,
])('“%s” is no length as a clock shows it', (text) =>
  expect([readDuration(text, 'h:mm:ss'), readDuration(text, 'mm:ss'), isSpan(text)]).toEqual([
    Number.NaN,
    Number.NaN,
    false,
  ]),
)

test('only what has two parts leaves open what they are', () => {
  expect(['0:12:30', 'PT12M30S', '0 days 00:12:30'].map(isPlainSpan)).toEqual([true, true, true])
  expect(['12:30', '0:00', '12', ''].map(isPlainSpan)).toEqual([false, false, false, false])
})

test('a length is written as it is read', () => {
  for (const unit of ['s', 'min', 'h', 'ms', 'h:mm:ss', 'mm:ss'] as const)
    expect(readDuration(writeDuration(4500, unit), unit)).toBe(4500)
  expect(writeDuration(4505, 'mm:ss')).toBe('1:15:05')
})
