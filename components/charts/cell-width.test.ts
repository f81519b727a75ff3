import { expect, test } from 'vitest'
import { cellWidthIn } from './cell-width'

test('cells share the room that is left, up to the most that one may have', () => {
  expect(cellWidthIn(438, 38, 40, 16)).toBe(10)
  expect(cellWidthIn(2_000, 38, 40, 16)).toBe(16)
  expect(cellWidthIn(438, 38, 0, 16)).toBe(16)
})

test('cells have a width in a room that is too narrow for them, and in none', () =>
  expect([60, 38, 20, 1].map((room) => cellWidthIn(room, 38, 40, 16))).toEqual([2, 2, 2, 2]))
