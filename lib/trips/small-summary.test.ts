import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnSummary } from './column-summary'
import { smallSummary } from './small-summary'

test('counting each value tells the same as looking for them', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { maxLength: 60 }), fc.nat(60), (values, cut) => {
      const column = Uint16Array.from(values)
      const results = [smallSummary({ missing: [7] }), columnSummary({ clipTail: false, missingValue: 7 })].map(
        (summary) => {
          for (let pass = 0; pass < 3; pass++) {
            summary.add(column.subarray(0, cut))
            summary.add(column.subarray(cut))
            summary.endPass()
          }
          return summary.result()
        },
      )
      expect(results[0]).toEqual(results[1])
    }),
  )
})
