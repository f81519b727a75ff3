import { expect, test } from 'vitest'
import { moveCursor } from './grid-cursor'

test('the first arrow enters the grid at its first cell', () => {
  expect(moveCursor(null, 'ArrowRight', 7, 24)).toEqual({ row: 0, column: 0 })
})

test('arrows stop at the edges', () => {
  expect(moveCursor({ row: 6, column: 23 }, 'ArrowDown', 7, 24)).toEqual({ row: 6, column: 23 })
  expect(moveCursor({ row: 0, column: 0 }, 'ArrowLeft', 7, 24)).toEqual({ row: 0, column: 0 })
})

test('Escape leaves, other keys are not the grid’s', () => {
  expect(moveCursor({ row: 1, column: 1 }, 'Escape', 7, 24)).toBeNull()
  expect(moveCursor({ row: 1, column: 1 }, 'Tab', 7, 24)).toBeUndefined()
})
