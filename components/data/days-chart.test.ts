import { expect, test } from 'vitest'
import { daysFromCivil } from '@/lib/shared/local-time'
import { daysChart } from './days-chart'

const day = (year: number, month: number, date: number) => daysFromCivil(year, month, date)

test('days without a ride are bars without height, and are named', () => {
  const first = day(2023, 1, 1)
  const chart = daysChart([
    { day: first, rows: 3 },
    { day: first + 3, rows: 2 },
  ])
  expect(chart).toMatchObject({ from: first, width: 1, counts: [3, 0, 0, 2], gaps: [first + 1, first + 2] })
})

test('several months are told by their first days, some years in weeks', () => {
  const first = day(2021, 12, 15)
  const chart = daysChart(Array.from({ length: 800 }, (_, i) => ({ day: first + i, rows: 1 })))
  expect(chart).toMatchObject({ width: 7, gaps: [] })
  expect(chart?.counts.slice(0, 2)).toEqual([7, 7])
  expect(chart?.counts).toHaveLength(115)
  expect(chart?.ticks[0]).toBe(day(2022, 1, 1))
  expect(chart?.ticks.length).toBeLessThanOrEqual(8)
})
