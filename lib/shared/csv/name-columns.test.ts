import { expect, test } from 'vitest'
import { nameColumns } from './name-columns'

test('forty columns are named, the rest are counted', () => {
  const header = Array.from({ length: 43 }, (_, i) => `c${i + 1}`)
  expect(nameColumns(header.slice(0, 40))).toBe(header.slice(0, 40).join(', '))
  expect(nameColumns(header)).toBe(`${header.slice(0, 40).join(', ')} and 3 more`)
})

test('a name of any length fits into a sentence', () => {
  expect(nameColumns(['a'.repeat(500), 'b'])).toBe(`${'a'.repeat(40)}…, b`)
})
