import { expect, test } from 'vitest'
import { sayRows } from './say-rows'

test('one row is a row, others are rows', () =>
  expect([0, 1, 68_211].map(sayRows)).toEqual(['0 rows', '1 row', '68211 rows']))
