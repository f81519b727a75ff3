import { expect, test } from 'vitest'
import { byWeekday, weekdayAndHour } from './week-grid'

test('a week is seven rows of 24 hours, Monday first', () => {
  const rows = byWeekday(Array.from({ length: 168 }, (_, hour) => hour))
  expect(rows.map((row) => row.length)).toEqual(new Array(7).fill(24))
  expect(rows.map((row) => row[0])).toEqual([0, 24, 48, 72, 96, 120, 144])
})

test('an hour of the week is told by its weekday and its hour of the day', () => {
  expect([0, 23, 24, 167].map(weekdayAndHour)).toEqual([
    ['Mon', 0],
    ['Mon', 23],
    ['Tue', 0],
    ['Sun', 23],
  ])
})
