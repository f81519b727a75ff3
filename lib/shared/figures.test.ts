import { expect, test } from 'vitest'
import { bytes, count, elapsed, figure, percent, short, signed } from './figures'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test('counts are grouped', () => expect(count(65_943)).toBe('65,943'))
test('a signed figure has a true minus, and zero has no sign', () => {
  expect(signed(0.0784, 3)).toBe('+0.078')
  expect(signed(-0.078, 3)).toBe('−0.078')
  expect(signed(-0.0001, 3)).toBe('0.000')
})
test('an error has four significant digits', () => {
  expect(figure(4.9634)).toBe('4.963')
  expect(figure(12.3456)).toBe('12.35')
  expect(figure(0.41)).toBe('0.410')
})
test('large rates are shortened', () => {
  expect([843, 22_100, 1_420_000].map((n) => plain(short(n)))).toEqual(['843', '22.1 k', '1.42 M'])
})
test('bytes are in thousands', () => {
  expect([410, 21_000, 862_400, 1_420_000].map((n) => plain(bytes(n)))).toEqual(['410 B', '21 kB', '862 kB', '1.4 MB'])
})
test('seconds become minutes and hours', () => {
  expect([0.42, 48, 372, 7_260].map((n) => plain(elapsed(n)))).toEqual(['0.4 s', '48 s', '6 min 12 s', '2 h 1 min'])
})
test('a share is a percentage', () => expect(plain(percent(-0.192, 1))).toBe('−19.2 %'))
