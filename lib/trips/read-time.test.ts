import { describe, expect, test } from 'vitest'
import { readTime, UNREADABLE_TIME } from './read-time'

const AT = Date.UTC(2023, 0, 3, 14, 5) / 1000

describe('a date with the English name of its month', () => {
  test.each([
    '03-Jan-2023 14:05',
    '3-JAN-23 14:05:00',
    '03/Jan/2023 14:05',
    '3 January 2023 14:05',
    '3. January 2023, 14:05',
    '3rd Jan. 2023 14:05',
    'Jan 3, 2023 2:05 PM',
    'January 3 2023 14:05',
    'January 3rd, 2023 at 2:05 p.m.',
    'Jan-03-2023 14:05',
    'Tue, 03 Jan 2023 14:05:00 GMT',
    'Tuesday, January 3, 2023 2:05:00 PM',
  ])('%s needs nobody to say which is the day', (text) => {
    expect(readTime(text, null)).toBe(AT)
    expect(readTime(text, 'dmy')).toBe(AT)
  })

  test.each(['03-Jam-2023 14:05', '31-Feb-2023 14:05', '03-Jan-2023', 'Jan 3, 23 14:05', 'Jan 3, 2023 14:05 PM'])(
    '%s is none',
    (text) => {
      expect(readTime(text, 'dmy')).toBe(UNREADABLE_TIME)
    },
  )
})

test('the half of the day is told in every usual spelling', () => {
  for (const half of ['PM', 'pm', ' pm', ' P.M.', ' p.m', ' p. m.', '\u202fPM', '\u00a0p.\u00a0m.'])
    expect(readTime(`2023-01-03 2:05${half}`)).toBe(AT)
  for (const half of ['AM', ' a.m.', '\u202fam']) expect(readTime(`1/3/2023, 2:05${half}`)).toBe(AT - 12 * 3600)
  expect(readTime('2023-01-03 12:05 a.m.')).toBe(AT - 14 * 3600)
  for (const half of [' xm', ' p.', ' p', ' pm.']) expect(readTime(`2023-01-03 2:05${half}`)).toBe(UNREADABLE_TIME)
})
