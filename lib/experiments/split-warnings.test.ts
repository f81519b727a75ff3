import { expect, test } from 'vitest'
import { splitWarnings } from './split-warnings'

test('a split with enough on each side has no warning', () => {
  const enough = { n: 200, days: 7 }
  expect(
    splitWarnings([
      { name: 'train', n: 200, days: 1 },
      { name: 'validation', ...enough },
      { name: 'test', ...enough },
    ]),
  ).toEqual([])
})

test('a side with one ride says so, and what it takes', () => {
  expect(
    splitWarnings([
      { name: 'train', n: 22_342, days: 1 },
      { name: 'validation', n: 1, days: 1 },
    ]),
  ).toEqual([
    'Validation has 1 ride on 1 day: too few to say which model is better, which takes at least 200 rides on 7 days.',
  ])
  expect(splitWarnings([{ name: 'train', n: 3, days: 2 }])).toEqual([
    'Training has 3 rides on 2 days: hardly anything to learn from.',
  ])
})
