import { expect, test } from 'vitest'
import { doublingAxis, evenAxis } from './grid-axis'

test('an even axis writes round numbers at their bins and says what a bin spans', () => {
  const axis = evenAxis({ name: 'actual', unit: 'min', bins: 30, to: 60 })
  expect(axis.title).toBe('actual (min)')
  expect(axis.ticks.map(({ at, label }) => [at, label])).toContainEqual([10, '20'])
  expect(axis.say(3)).toBe('actual 6–8 min')
})

test('a doubling axis writes whole doublings, those below one as fractions', () => {
  const axis = doublingAxis({ name: 'distance', unit: 'km', bins: 20, from: -13 })
  expect(axis.ticks.map(({ label }) => label)).toEqual(['1/8', '1/4', '1/2', '1', '2'])
  expect(axis.ticks[3]?.at).toBe(13)
})

test('a doubling axis says what a bin spans: a quarter of a doubling', () => {
  const axis = doublingAxis({ name: 'duration', unit: 'min', bins: 8, from: 8 })
  expect(axis.say(0)).toBe('duration 4.000–4.757 min')
  expect(axis.say(3)).toBe('duration 6.727–8.000 min')
})
