import { expect, test } from 'vitest'
import { minutesInWords, speakMinutes } from './duration'

const said = (minutes: number) => minutesInWords(minutes).replaceAll('\u00a0', ' ')

test('minutes are said in minutes and seconds', () => {
  expect(said(12.67)).toBe('12 min 40 s')
  expect(said(12)).toBe('12 min')
  expect(said(0.5)).toBe('30 s')
  expect(said(65)).toBe('1 h 5 min')
})

test('seconds never reach sixty', () => {
  expect(speakMinutes(12.999)).toEqual({ hours: 0, minutes: 13, seconds: 0 })
  expect(speakMinutes(59.9999)).toEqual({ hours: 1, minutes: 0, seconds: 0 })
})

test('what is no duration is none', () => {
  for (const value of [-3, Number.NaN, Number.POSITIVE_INFINITY]) expect(said(value)).toBe('0 s')
})
