import { expect, test } from 'vitest'
import { someMetrics } from '@/tests/fixtures/a-run'
import { metricLines, metricsJson } from './metric-lines'

test('metrics of enough rides come with their intervals', () => {
  expect(metricsJson(someMetrics(5))).toMatchObject({ rmse: 5, intervals: { rmse: [4.95, 5.05] } })
  expect(metricLines('Validation', someMetrics(5)).slice(0, 2)).toEqual([
    'Validation: 62551 rides of 28 days; 95 % intervals by resampling days',
    '  RMSE           5.000 min (4.950 to 5.050)',
  ])
})

test('metrics of one ride have none, and say why', () => {
  const few = someMetrics(5, { n: 1, days: 1 })
  const why = '1 ride on 1 day: too few for an interval, which takes at least 200 rides on 7 days'
  expect(metricsJson(few)).toMatchObject({ rmse: 5, intervals: null, whyNoIntervals: why })
  expect(metricLines('Validation', few).slice(0, 2)).toEqual([`Validation: ${why}`, '  RMSE           5.000 min'])
})

test('an R² that nothing tells is a dash, and null for a program', () => {
  const alike = someMetrics(5, { r2: { value: 0, low: 0, high: 0 } })
  expect(metricsJson(alike)).toMatchObject({ r2: null, intervals: { r2: null, rmse: [4.95, 5.05] } })
  expect(metricLines('Validation', alike)).toContain('  R²             –')
})
