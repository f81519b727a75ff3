import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pack, unpack } from './packed'

test('what is packed comes back as it was', () => {
  const numbers = fc.oneof(
    fc.float32Array({ maxLength: 9 }),
    fc.float64Array({ maxLength: 9 }),
    fc.int32Array({ maxLength: 9 }),
    fc.uint32Array({ maxLength: 9 }),
    fc.uint8Array({ maxLength: 9 }),
  )
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constant(null),
      fc.boolean(),
      fc.double(),
      fc.string(),
      numbers,
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.stringMatching(/^[a-zé]{1,6}$/), tie('value'), { maxKeys: 4, noNullPrototype: true }),
    ),
  }))
  fc.assert(
    fc.property(value, (data) => {
      expect(unpack(pack(data))).toStrictEqual(data)
    }),
    { numRuns: 200 },
  )
})

test('a view into a larger buffer is packed by itself, and comes back from one', () => {
  const all = Float32Array.of(1, 2, 3, 4, 5)
  const packed = pack({ part: all.subarray(1, 3) })
  const shifted = new Uint8Array(packed.length + 3)
  shifted.set(packed, 3)
  expect(unpack(shifted.subarray(3))).toEqual({ part: Float32Array.of(2, 3) })
})
