import { expect, test } from 'vitest'
import { toCsv } from './table-csv'

test('fields with commas, quotes and line ends are quoted', () => {
  expect(toCsv({ name: 'x', columns: ['a', 'b,c'], rows: [['say "hi"', 1.5]] })).toBe('a,"b,c"\r\n"say ""hi""",1.5\r\n')
})

test('no text of a table is a formula to a spreadsheet; negative numbers stay numbers', () => {
  const rows = [['=1+1'], ['@SUM(A1)'], ['-x'], ['+x'], [-2], [null]]
  expect(toCsv({ name: 'x', columns: ['a'], rows })).toBe("a\r\n'=1+1\r\n'@SUM(A1)\r\n'-x\r\n'+x\r\n-2\r\n\r\n")
})
