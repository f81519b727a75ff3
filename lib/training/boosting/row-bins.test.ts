import fc from 'fast-check'
import { expect, test } from 'vitest'
import { atOnce } from '@/lib/shared/steps'
import { type ColumnBins, fillBins } from './row-bins'

const matrixOf = (values: Float32Array) => ({
  rows: values.length,
  names: ['x'],
  dense: values,
  pickup: new Int32Array(values.length),
  dropoff: new Int32Array(values.length),
})

test('a number is in the bin after all edges below it, a missing one in the first', () => {
  const number = fc.oneof(
    fc.integer({ min: -4, max: 4 }),
    fc.float({ noNaN: true, min: -1_000, max: 1_000 }),
    fc.constantFrom(Number.NaN, 1e9, -1e9, 5e-7),
  )
  fc.assert(
    fc.property(
      fc.array(fc.float({ noNaN: true, min: -10, max: 10 }), { minLength: 1, maxLength: 253 }),
      fc.array(number, { minLength: 1, maxLength: 60 }),
      (some, more) => {
        const edges = Float32Array.from(some).sort()
        const values = Float32Array.from([...more, ...edges])
        const bins = new Uint8Array(4 * values.length)
        const byColumn = new Uint8Array(values.length)
        const columns: readonly ColumnBins[] = [{ kind: 'number', dense: 0, edges }]
        atOnce(fillBins(columns, matrixOf(values), bins, byColumn))
        for (const [i, value] of values.entries()) {
          const wanted = Number.isNaN(value) ? 0 : 1 + edges.filter((edge) => edge < value).length
          expect([bins[4 * i], byColumn[i]]).toEqual([wanted, wanted])
        }
      },
    ),
  )
})
