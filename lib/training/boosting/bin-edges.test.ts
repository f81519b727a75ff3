import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom } from '@/lib/shared/random'
import { binEdges } from './bin-edges'

const of = (values: readonly number[], most: number) => [...binEdges(values.length, (i) => values[i] as number, most)]
const shares = (values: readonly number[], edges: readonly number[]) => {
  const rows = Array(edges.length + 1).fill(0)
  for (const value of values) rows[edges.filter((edge) => edge < value).length] += 1 / values.length
  return rows as number[]
}

test('few values have a bin each, with the edge between them', () => {
  expect(of([3, 1, 2, 1, 3, Number.NaN], 10)).toEqual([1.5, 2.5])
  expect(of([7, 7, 7], 10)).toEqual([])
  expect(of([], 10)).toEqual([])
})

test('many values share bins evenly', () => {
  const random = seededRandom(1)
  const values = Array.from({ length: 50_000 }, () => Math.fround(random.next() ** 3))
  const edges = of(values, 100)
  expect(edges).toHaveLength(99)
  for (const share of shares(values, edges)) expect(share).toBeCloseTo(0.01, 2)
})

test('a value that many rows have gets a bin of its own, and the others all the rest', () => {
  const random = seededRandom(2)
  const values = Array.from({ length: 20_000 }, (_, i) => (i % 2 === 0 ? 5 : Math.fround(10 * random.next())))
  const edges = of(values, 20)
  const rows = shares(values, edges)
  expect(Math.max(...rows)).toBeLessThan(0.53)
  expect(rows.filter((share) => share > 0.02).length).toBeGreaterThanOrEqual(rows.length - 1)
  expect(edges.length).toBeGreaterThanOrEqual(17)
})

test('edges ascend, lie between values and are never more than asked for', () => {
  const value = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.float({ noNaN: true, min: -100, max: 100 }))
  fc.assert(
    fc.property(fc.array(value, { maxLength: 200 }), fc.integer({ min: 2, max: 40 }), (values, most) => {
      const edges = of(values, most)
      expect(edges.length).toBeLessThan(most)
      for (let i = 1; i < edges.length; i++) expect(edges[i]).toBeGreaterThanOrEqual(edges[i - 1] as number)
    }),
  )
})
