import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupMedians } from './group-medians'

/** Medians of the groups of some rows that come in two parts. */
function mediansOf(rows: readonly (readonly [group: number, value: number])[], cut: number, most = 8) {
  const medians = groupMedians(8, most)
  for (let pass = 0; pass < 3; pass++) {
    for (const part of [rows.slice(0, cut), rows.slice(cut)])
      medians.add(
        Uint16Array.from(part, ([group]) => group),
        Int32Array.from(part, ([, value]) => value),
        part.length,
      )
    medians.endPass()
  }
  return medians
}

test('the median of each group is exact, however the rows are cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(7), fc.integer({ min: 1, max: 86_400 })), { maxLength: 80 }),
      fc.nat(80),
      (rows, cut) => {
        const medians = mediansOf(rows, cut)
        for (let group = 0; group < 8; group++) {
          const sorted = rows.flatMap(([one, value]) => (one === group ? [value] : [])).sort((a, b) => a - b)
          expect(medians.rows[group]).toBe(sorted.length)
          expect(medians.median(group)).toBe(sorted[(sorted.length - 1) >> 1] ?? null)
        }
      },
    ),
  )
})

test('where only some groups get a median, they are the largest', () => {
  const medians = mediansOf(
    [3, 3, 3, 5, 5, 6].map((group, i) => [group, 60 + i] as const),
    2,
    2,
  )
  expect([3, 5, 6].map(medians.median)).toEqual([61, 63, null])
})
