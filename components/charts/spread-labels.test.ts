import { expect, test } from 'vitest'
import { spreadLabels } from './spread-labels'

test('labels that do not overlap stay where they are', () => {
  expect(spreadLabels([10, 40, 90])).toEqual([0, 0, 0])
})

test('labels at one place are pushed apart evenly and keep their order', () => {
  const at = [50, 50, 50]
  const placed = spreadLabels(at).map((shift, i) => (at[i] ?? 0) + shift)
  const sorted = [...placed].sort((a, b) => a - b)
  expect((sorted[1] ?? 0) - (sorted[0] ?? 0)).toBeGreaterThanOrEqual(12)
  expect((sorted[2] ?? 0) - (sorted[1] ?? 0)).toBeGreaterThanOrEqual(12)
})
