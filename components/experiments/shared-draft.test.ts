import { expect, test } from 'vitest'
import { leave, shownOf, UNTOUCHED, write } from './shared-draft'

test('a field that nobody writes in shows what is stored, also what another tab stored', () => {
  expect(shownOf(UNTOUCHED, 'old')).toBe('old')
  expect(shownOf(UNTOUCHED, 'new')).toBe('new')
  expect(leave(UNTOUCHED, 'new', 'new')).toBe('nothing')
})

test('one’s own words stay while another tab stores others', () => {
  const draft = write(write(UNTOUCHED, 'old', 'min'), 'theirs', 'mine')
  expect(shownOf(draft, 'theirs')).toBe('mine')
  expect(leave(draft, 'theirs', 'mine')).toBe('conflict')
})

test('words over an unchanged text are saved; the same words again are not', () => {
  const draft = write(UNTOUCHED, 'old', 'mine')
  expect(leave(draft, 'old', 'mine')).toBe('save')
  expect(leave(draft, 'mine', 'mine')).toBe('nothing')
  expect(leave(write(UNTOUCHED, 'old', 'old '), 'old', 'old')).toBe('nothing')
})
