import { expect, test } from 'vitest'
import { someMetrics } from '@/tests/fixtures/a-run'
import { boundsText, metricText } from './metrics'

test('an R² that nothing tells is a dash, and so are its bounds', () => {
  const alike = someMetrics(5, { r2: { value: 0, low: 0, high: 0 } })
  expect([metricText(alike, 'r2'), boundsText(alike, 'r2')]).toEqual(['–', '–'])
  expect([metricText(someMetrics(), 'r2'), boundsText(someMetrics(), 'r2')]).toEqual(['0.7000', '0.6900 to 0.7100'])
})
