import { expect, test } from 'vitest'
import { ago } from './ago'

const now = Date.UTC(2023, 1, 12, 12)
const said = (seconds: number) => ago(now - seconds * 1000, now).replaceAll('\u00a0', ' ')

test('a moment is said in the largest whole unit', () => {
  expect(said(3)).toBe('just now')
  expect(said(59 * 60)).toBe('59 min ago')
  expect(said(3 * 3600 + 10)).toBe('3 h ago')
  expect(said(30 * 3600)).toBe('yesterday')
  expect(said(3 * 86_400)).toBe('3 days ago')
  expect(said(40 * 86_400)).toBe('3 Jan 2023')
})

test('a server whose clock is ahead is not in the future', () => {
  expect(said(-500)).toBe('just now')
})
