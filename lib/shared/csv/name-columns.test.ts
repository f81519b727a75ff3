import { expect, test } from 'vitest'
import { nameColumns } from './name-columns'

test('twelve columns are named, the rest are counted', () => {
  const header = Array.from({ length: 15 }, (_, i) => `c${i + 1}`)
  expect(nameColumns(header.slice(0, 12))).toBe('c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12')
  expect(nameColumns(header)).toBe('c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12 and 3 more')
})

test('a name of any length fits into a sentence', () => {
  expect(nameColumns(['a'.repeat(500), 'b'])).toBe(`${'a'.repeat(40)}…, b`)
})
