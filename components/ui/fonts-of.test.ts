import { expect, it } from 'vitest'
import { spansOf } from './fonts-of'

it('reads the spans, single letters and wild cards of a unicode-range', () => {
  expect(spansOf('U+0000-00FF, u+131,U+4??')).toEqual([
    [0, 0xff],
    [0x131, 0x131],
    [0x400, 0x4ff],
  ])
})

it('takes a font without a range for every letter', () => {
  expect(spansOf(' ')).toEqual([[0, 0x10ffff]])
})
