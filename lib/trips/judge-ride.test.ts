import { expect, test } from 'vitest'
import { DEFAULT_RULES } from './import-rules'
import { describeDuration } from './judge-ride'

test('a file without drop-offs is not said to have any', () => {
  expect(describeDuration(0, DEFAULT_RULES, 'dropoff')).toBe('Drop-off and pickup are at the same second.')
  expect(describeDuration(0, DEFAULT_RULES, 'duration')).toBe('The duration is 0.')
  expect(describeDuration(-61, DEFAULT_RULES, 'duration')).toBe('The duration is negative: −1 min 1 s.')
  expect(describeDuration(0, DEFAULT_RULES, 'polyline')).toContain('only one')
})
