import { expect, test } from 'vitest'
import { binCategories } from './bin-categories'

test('up to 254 categories have a bin each, the most frequent first; one that no row is of has bin 0', () => {
  const categories = Int32Array.of(2, 2, 2, 0, 0, 4)
  expect([...binCategories(categories, 5, new Float32Array(6))]).toEqual([2, 0, 1, 0, 3])
})

test('of more categories the rare ones share bins with those of a like target, and keep what tells them apart', () => {
  const count = 1_000
  const rows: number[] = []
  for (let category = 0; category < count; category++)
    for (let i = 0; i < (category < 200 ? 40 : 6); i++) rows.push(category)
  const categories = Int32Array.from(rows)
  const target = Float32Array.from(categories, (category) => (category * 37) % 60)
  const binOf = binCategories(categories, count, target)
  expect(new Set(binOf.subarray(0, 200)).size).toBe(200)
  const rare = binOf.subarray(200)
  expect(Math.min(...rare)).toBe(201)
  expect(Math.max(...rare)).toBe(254)
  for (let bin = 201; bin <= 254; bin++) {
    const targets = [...rare.keys()].filter((i) => rare[i] === bin).map((i) => ((i + 200) * 37) % 60)
    expect(Math.max(...targets) - Math.min(...targets)).toBeLessThanOrEqual(3)
  }
})
