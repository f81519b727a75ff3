import { expect, test } from 'vitest'
import { choosableColumns, hasLongList } from './choosable-columns'

test('a column is chosen by its name: none without one, and of a name that comes again only the first', () =>
  expect(choosableColumns(['start', '', ' ', 'End', 'start', ' END', 'fare'])).toEqual(['start', 'End', 'fare']))

test('columns of a usual file are listed, hundreds are searched', () => {
  const columns = (count: number) => Array.from({ length: count }, (_, i) => `column ${i}`)
  expect([20, 100, 101, 3_000].map((count) => hasLongList(columns(count)))).toEqual([false, false, true, true])
})
