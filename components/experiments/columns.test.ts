import { expect, test } from 'vitest'
import { aFinishedRun, aRun } from '@/tests/fixtures/a-run'
import { cellText, DEFAULT_COLUMNS, readColumns, runsAsTable, whenText } from './columns'

const now = new Date(2023, 5, 10, 15, 0).getTime()

test('columns of a link come in the table’s order, and nonsense gives the default', () => {
  expect(readColumns('bias,family,nothing')).toEqual(['family', 'bias'])
  expect(readColumns('__proto__')).toEqual(DEFAULT_COLUMNS)
  expect(readColumns(null)).toEqual(DEFAULT_COLUMNS)
})
test('a finished run shows figures with four significant digits, a queued one none', () => {
  expect(cellText(aFinishedRun(), 'rmse', now)).toBe('5.000')
  expect(cellText(aFinishedRun(), 'within5', now)).toBe('79.0')
  expect(cellText(aFinishedRun(), 'bias', now)).toBe('−0.100')
  expect(cellText(aRun(), 'rmse', now)).toBe('')
})
test('a time of today is a clock, an older one a date', () => {
  expect(whenText(new Date(2023, 5, 10, 14, 2).getTime(), now)).toBe('14:02')
  expect(whenText(new Date(2023, 1, 3).getTime(), now)).toBe('3 Feb')
  expect(whenText(new Date(2022, 1, 3).getTime(), now)).toBe('3 Feb 2022')
})
test('the table as a file has one row per run, as wide as its head', () => {
  const { columns, rows } = runsAsTable([aFinishedRun(), aRun()])
  expect(rows.map((row) => row.length)).toEqual([columns.length, columns.length])
})
