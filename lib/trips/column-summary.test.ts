import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnSummary, SHAPE_BINS } from './column-summary'

function summarise(parts: (Float32Array | Int32Array | Uint8Array)[], clipTail = false, missingValue = Number.NaN) {
  const summary = columnSummary({ clipTail, missingValue })
  for (let pass = 0; pass < 3; pass++) {
    for (const part of parts) summary.add(part)
    summary.endPass()
  }
  return summary.result()
}

test('minimum, median and maximum are exact, however the column is cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.float({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 60 }),
      fc.nat(60),
      (values, cut) => {
        const column = Float32Array.from(values)
        const sorted = Float32Array.from(column, (value) => value + 0).sort()
        const { min, lowerQuartile, median, upperQuartile, max, distinct, outliers, shape } = summarise([
          column.subarray(0, cut),
          column.subarray(cut),
        ])
        expect([min, max].map((value) => (value ?? 0) + 0)).toEqual([
          (sorted[0] as number) + 0,
          (sorted.at(-1) as number) + 0,
        ])
        expect((median ?? 0) + 0).toBe((sorted[Math.floor((sorted.length - 1) / 2)] as number) + 0)
        const rank = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] as number) + 0
        const quartiles = [rank(0.25), rank(0.75)] as const
        expect([lowerQuartile, upperQuartile].map((value) => (value ?? 0) + 0)).toEqual(quartiles)
        expect(distinct).toBe(new Set(sorted).size)
        expect(outliers === null).toBe(quartiles[0] === quartiles[1])
        expect(shape.reduce((sum, count) => sum + count, 0)).toBe(values.length)
      },
    ),
  )
})

test('whole numbers of either sign too', () => {
  expect(summarise([Int32Array.of(-5, 3, -2_000_000_000), Int32Array.of(2_000_000_000, 0)])).toMatchObject({
    min: -2_000_000_000,
    median: 0,
    max: 2_000_000_000,
  })
})

test('what is missing is counted and looked at no further', () => {
  expect(summarise([Float32Array.of(Number.NaN, 2, Number.NaN)])).toMatchObject({
    missing: 2,
    min: 2,
    median: 2,
    max: 2,
  })
  expect(summarise([Uint8Array.of(255, 1, 3)], false, 255)).toMatchObject({ missing: 1, min: 1, max: 3 })
  expect(summarise([Float32Array.of(Number.NaN)])).toMatchObject({ missing: 1, min: null, median: null, max: null })
})

test('one absurd value does not flatten the shape of the others', () => {
  const column = Float32Array.from({ length: 1_000 }, (_, i) => i % 100)
  column[500] = 1e6
  const { shape, max } = summarise([column], true)
  expect(max).toBe(1e6)
  expect(shape.filter((count) => count > 0)).toHaveLength(SHAPE_BINS)
})

test('different values are counted one by one up to a bound, beyond which it is said that there are more', () => {
  const column = (values: number) => Int32Array.from({ length: 200_000 }, (_, i) => (i % values) - 7)
  expect(summarise([column(65_536)]).distinct).toBe(65_536)
  expect(summarise([column(65_537)]).distinct).toBeNull()
})

test('outliers are those of the decimals in the file: a fare at the fence is none', () => {
  fc.assert(
    fc.property(fc.nat(4_000), fc.integer({ min: 1, max: 4_000 }), fc.constantFrom(10, 100), (low, width, scale) => {
      const high = low + width
      const fence = high + 3 * width
      const column = [low, low, low, high, high, high, fence, fence + 1]
      expect(summarise([Float32Array.from(column, (units) => units / scale)]).outliers).toBe(1)
    }),
  )
})
