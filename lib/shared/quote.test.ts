import { expect, test } from 'vitest'
import { quote } from './quote'

test('what cannot be seen or turns text around is escaped', () => {
  expect(quote('a\u202eb\u200b\u0000\u2028')).toBe('"a\\u202eb\\u200b\\u0000\\u2028"')
  expect(quote('\u{e0001}')).toBe('"\\udb40\\udc01"')
  expect(JSON.parse(quote('"\\ \u061c Ünïcode 🚕'))).toBe('"\\ \u061c Ünïcode 🚕')
})

test('what is long is cut between whole characters', () => {
  expect(quote('🚕'.repeat(50), 3)).toBe('"🚕🚕🚕…"')
  expect(quote('abc', 3)).toBe('"abc"')
  expect(quote('abcd', 3)).toBe('"abc…"')
})
