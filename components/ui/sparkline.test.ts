import { expect, test } from 'vitest'
import { sparkPath } from './sparkline'

test('the highest value touches the top, the lowest the bottom', () => {
  expect(sparkPath([0, 10], [0, 10], 88, 22).d).toBe('M2,19L82,3')
})

test('values beyond a shared domain stay inside the box', () => {
  expect(sparkPath([-5, 50], [0, 10], 88, 22).d).toBe('M2,19L82,3')
})

test('one value is a level line', () => {
  expect(sparkPath([4], [0, 8], 88, 22).d).toBe('M2,11L82,11')
})
