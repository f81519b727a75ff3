import { expect, test } from 'vitest'
import { TRIP_FORMATS } from '@/lib/trips/formats/all-formats'
import { formatName, formatNames } from './format-names'

test('every format has a name that people use, not the one that files are stored under', () => {
  for (const { name } of TRIP_FORMATS) expect(formatName(name), name).toMatch(/^[A-Z]|^simulated city$/)
})

test('files with coordinates say so', () => {
  expect(formatName('tlc-yellow-points')).toBe('TLC yellow with coordinates')
})

test('of several files each format is named once', () => {
  const files = ['chicago-taxi', 'tlc-green', 'tlc-green'].map((format) => ({ format }))
  expect(formatNames(files)).toBe('Chicago taxi and TLC green')
})
