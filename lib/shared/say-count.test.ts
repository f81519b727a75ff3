import { expect, test } from 'vitest'
import { sayCount } from './say-count'

test('one is said in the singular, none and many in the plural, with separators', () => {
  expect([0, 1, 2, 1204].map((count) => sayCount(count, 'ride'))).toEqual([
    '0 rides',
    '1 ride',
    '2 rides',
    '1,204 rides',
  ])
  expect([1, 3].map((count) => sayCount(count, 'copy', 'copies'))).toEqual(['1 copy', '3 copies'])
})
