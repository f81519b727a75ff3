import { expect, test } from 'vitest'
import { inOrderOf } from './place-figures'

const places = [
  { zone: 1, rows: 50, median: 600 },
  { zone: 2, rows: 40, median: 900 },
  { zone: 3, rows: 4, median: 3_000 },
  { zone: 4, rows: 40, median: 900 },
]

test('places are ordered by rides or by their median; the median of a handful of rides says nothing', () => {
  expect(inOrderOf('count', places).map(({ zone }) => zone)).toEqual([1, 2, 4, 3])
  expect(inOrderOf('median', places).map(({ zone }) => zone)).toEqual([2, 4, 1])
  expect(inOrderOf('median', [{ zone: 1, rows: 50 }])).toEqual([])
})
