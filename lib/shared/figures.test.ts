import { expect, test } from 'vitest'
import { count, percent } from './figures'

test('counts are grouped', () => expect(count(65_943)).toBe('65,943'))
test('a share is a percentage whose sign is a minus', () => {
  expect(percent(-0.192, 1)).toBe('−19.2\u00a0%')
  expect(percent(0.18)).toBe('18\u00a0%')
})
