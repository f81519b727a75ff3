import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeOutline, encodeOutline } from './outline'

const corner = fc.tuple(fc.integer({ min: -90e5, max: 90e5 }), fc.integer({ min: -180e5, max: 180e5 }))
const ring = fc.array(corner, { minLength: 3, maxLength: 40 }).map((corners) => corners.flat())

test('an outline comes back as it was written', () => {
  fc.assert(
    fc.property(fc.array(ring, { minLength: 1, maxLength: 5 }), (rings) => {
      expect(decodeOutline(encodeOutline(rings))).toEqual(rings)
    }),
  )
})

test('a ring is an encoded polyline of five decimals, as everybody writes them', () => {
  expect(encodeOutline([[3850000, -12020000, 4070000, -12095000, 4325200, -12645300]])).toBe(
    '_p~iF~ps|U_ulLnnqC_mqNvxq`@',
  )
})

test('text that is no outline is none, whatever it is', () => {
  for (const text of [
    '',
    ' ',
    '_p~iF',
    '_p~iF~ps|U',
    '\u0000\u0000',
    '~~~~~~~~~~~~',
    'ü',
    '_p~iF~ps|U_ulLnnqC_mqNvxq`',
  ])
    expect(decodeOutline(text)).toBeNull()
  expect(decodeOutline(encodeOutline([[91e5, 0, 0, 0, 1, 1]]))).toBeNull()
  expect(decodeOutline(`${'?'.repeat(2 * 20_001)}`)).toBeNull()
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const rings = decodeOutline(text) ?? []
      for (const one of rings)
        for (let i = 0; i < one.length; i++) expect(Math.abs(one[i] ?? 0)).toBeLessThanOrEqual(180e5)
    }),
  )
})
