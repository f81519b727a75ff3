import { expect, test } from 'vitest'
import { busiestHour, rampEnd, zonesForHalf } from './busiest'

const week = (at: number, count: number) => Array.from({ length: 168 }, (_, i) => (i === at ? count : 1))

test('the busiest hour is named by its weekday and its span', () => {
  expect(busiestHour({ hourOfWeek: week(24 + 16, 845) })).toBe('Busiest: Tue 16–17, 845 trips.')
  expect(busiestHour({ hourOfWeek: new Array(168).fill(0) })).toBe('No trips.')
})

test('a ramp ends at a round number that holds the most', () => {
  expect([3, 845, 912, 1500, 10_001].map(rampEnd)).toEqual([9, 850, 950, 1500, 15_000])
})

test('half of the trips are said to be in the fewest zones that hold them', () => {
  const top = [
    { zone: 74, rows: 30 },
    { zone: 75, rows: 25 },
    { zone: 41, rows: 5 },
  ]
  expect(zonesForHalf(top, 100)).toBe(2)
  expect(zonesForHalf(top, 1000)).toBeNull()
})
