import { expect, test } from 'vitest'
import { oneLine } from './one-line'

test('a line break, a terminal escape or a change of direction cannot forge a line of the log', () => {
  expect(oneLine('a\r\nb\u001b[2Jc\u202ed\u2028e')).toBe('a\\u000d ⏎ b\\u001b[2Jc\\u202ed\\u2028e')
})
