import fc from 'fast-check'
import { expect, test } from 'vitest'
import { highlight } from './highlight'

test('highlighting never changes the code', () => {
  fc.assert(
    fc.property(fc.string(), (code) => {
      expect(
        highlight(code)
          .map((part) => part.text)
          .join(''),
      ).toBe(code)
    }),
  )
})

test('strings, shell variables and comments are told apart', () => {
  const kinds = highlight('curl $URL -H "a: b" # call it').map((part) => [part.kind, part.text.trim()])
  expect(kinds).toEqual([
    ['plain', 'curl'],
    ['variable', '$URL'],
    ['plain', '-H'],
    ['string', '"a: b"'],
    ['comment', '# call it'],
  ])
})
