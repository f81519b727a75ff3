import { expect, test } from 'vitest'
import {
  formatBytes,
  formatChange,
  formatCount,
  formatFixed,
  formatMetric,
  formatPercent,
  formatPercentFigure,
  formatShare,
  formatSi,
  plainFixed,
} from './format-number'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test('a metric has four significant digits, never more', () => {
  expect([4.96251, 12.6666, 0.12345, 6.14, 1423.4, 100].map(formatMetric)).toEqual([
    '4.963',
    '12.67',
    '0.1235',
    '6.140',
    '1,423',
    '100.0',
  ])
})

test('a metric that is no number is a dash', () => {
  expect(formatMetric(Number.NaN)).toBe('–')
})

test('counts are grouped in thousands', () => {
  expect([0, 999, 65_943, 1_234_567].map(formatCount)).toEqual(['0', '999', '65,943', '1,234,567'])
})

test('a change says its sign, with a true minus; none is neither', () => {
  expect([formatChange(0.078, 3), formatChange(-0.105, 3), formatChange(0.00001, 3)]).toEqual([
    '+0.078',
    '−0.105',
    '0.000',
  ])
})

test('a small share keeps a digit instead of becoming zero', () => {
  expect([0.0232, 0.00006, 0].map((share) => formatPercentFigure(share))).toEqual(['2.32', '0.006', '0'])
  expect([0.99997, 0.99991, 1].map((share) => formatPercentFigure(share))).toEqual(['>\u00a099.99', '99.99', '100.00'])
  expect(formatShare(0.9997)).toBe('>\u00a099.9\u00a0%')
  expect(plain(formatShare(0.9668))).toBe('96.7 %')
})

test('a sentence rounds a share to whole percent unless told, with a true minus', () => {
  expect([formatPercent(0.18), formatPercent(0.004), formatPercent(-0.192, 1)].map(plain)).toEqual([
    '18 %',
    '0 %',
    '−19.2 %',
  ])
})

test('large figures take an SI prefix, bytes are decimal', () => {
  expect([1_420_000, 862_000, 74, 0].map(formatSi).map(plain)).toEqual(['1.42 M', '862 k', '74.0', '0'])
  expect([1_400_000, 862_000, 12, 24_300_000_000].map(formatBytes).map(plain)).toEqual([
    '1.4 MB',
    '862 kB',
    '12 B',
    '24 GB',
  ])
})

test('what is rounded to nothing has no sign, on the page and in a terminal', () => {
  expect([formatFixed(-0.0001, 3), formatFixed(-0.0006, 3), formatChange(-0.0001, 3)]).toEqual([
    '0.000',
    '−0.001',
    '0.000',
  ])
  expect([plainFixed(-0.0001, 3), plainFixed(-0.0006, 3), plainFixed(-10, 0)]).toEqual(['0.000', '-0.001', '-10'])
})
