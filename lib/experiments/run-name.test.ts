import { expect, test } from 'vitest'
import { cleanName, MAX_NAME, nextRunName, parseTags } from './run-name'

test('a new run takes the lowest free number of its family', () => {
  expect(nextRunName('neural', [])).toBe('neural-1')
  expect(nextRunName('pair-hour-lookup', ['lookup-1', 'lookup-3'])).toBe('lookup-2')
})
test('direction marks, zero-width characters and line breaks do not get into a name', () => {
  expect(cleanName('  a\u202eb\u200b\nc  ')).toBe('a b c')
  expect(cleanName('\u200b')).toBeNull()
})
test('a name has an end', () => expect(cleanName('x'.repeat(10_000))).toHaveLength(MAX_NAME))
test('tags are clean, lower case and each there once', () => {
  expect(parseTags('Old, night shift,,old ')).toEqual(['old', 'night shift'])
})
test('markup in a name stays text', () => expect(cleanName('<img src=x>')).toBe('<img src=x>'))
