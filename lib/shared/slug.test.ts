import { expect, test } from 'vitest'
import { slugOf } from './slug'

test('letters lose their accents, all else becomes single inner hyphens', () => {
  expect(slugOf('  Green NYC, Février (2) ')).toBe('green-nyc-fevrier-2')
  expect(slugOf('緑')).toBe('')
})

test('a long text is cut at 64, and no hyphen is left where it is cut', () => {
  expect(slugOf('x'.repeat(300))).toBe('x'.repeat(64))
  expect(slugOf(`${'x'.repeat(63)} y`)).toBe('x'.repeat(63))
})
