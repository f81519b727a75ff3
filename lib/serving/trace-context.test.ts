import { expect, test } from 'vitest'
import { continueTrace } from './trace-context'

const span = () => '1234567890abcdef'
const trace = '4bf92f3577b34da6a3ce929d0e0e4736'

test('a valid trace goes on with a span of our own and its sampled flag', () => {
  expect(continueTrace(`00-${trace}-00f067aa0ba902b7-01`, span)).toBe(`00-${trace}-1234567890abcdef-01`)
  expect(continueTrace(`00-${trace}-00f067aa0ba902b7-02`, span)).toBe(`00-${trace}-1234567890abcdef-00`)
})

test('a later version is read by its first four fields', () => {
  expect(continueTrace(`cc-${trace}-00f067aa0ba902b7-01-what`, span)).toBe(`00-${trace}-1234567890abcdef-01`)
})

test.each([
  undefined,
  '',
  `ff-${trace}-00f067aa0ba902b7-01`,
  `00-${trace}-00f067aa0ba902b7-01-what`,
  `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
  `00-${trace}-${'0'.repeat(16)}-01`,
  `00-${trace.toUpperCase()}-00f067aa0ba902b7-01`,
])('%s starts a new trace', (header) => {
  expect(continueTrace(header, span)).toBe('00-1234567890abcdef1234567890abcdef-1234567890abcdef-00')
})
