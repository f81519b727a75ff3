import { expect, test } from 'vitest'
import type { ColumnDrift, Movement } from '@/lib/monitoring/column-drift'
import type { DatasetDrift } from '@/lib/monitoring/dataset-drift'
import { driftVerdict, sayEffect, sayInOneLine, sayMiddle, sayMovement, signOf } from './drift-words'

const column = (title: string, movement: Movement): ColumnDrift => ({
  key: title,
  title,
  unit: null,
  movement,
  stability: { value: 0.2, bounds: [0.1, 0.3] },
  distance: { value: 0.2, bounds: null },
  measure: 'wasserstein',
  medians: [
    { from: 1, to: 1 },
    { from: 2, to: 3 },
  ],
  missing: [0, 0],
  shape: [[1], [1]],
  gaps: { movement: 'steady', stability: { value: 0, bounds: [0, 0] } },
})

const drift = (columns: readonly ColumnDrift[], share = 0): DatasetDrift => ({
  columns,
  unseenPickups: { zones: [], share },
  unseenDropoffs: { zones: [], share: 0 },
  judges: [
    { n: 1_000, days: 28 },
    { n: 1_000, days: 28 },
  ],
})

const said = (given: DatasetDrift) => Object.values(driftVerdict(given)).join('')

test('the verdict names what moved first, and says what cannot be told', () => {
  expect(
    said(drift([column('Duration', 'moved'), column('Fare', 'moved-much'), column('Hour of pickup', 'unsure')])),
  ).toBe('2 of 3 columns moved: Fare much, duration less. Of 1 more it cannot be told.')
  expect(said(drift([column('Duration', 'steady')], 0.25))).toMatch(
    /^Nothing moved in any of the 1 columns\. 25\.0.% of the rides begin in places unseen before\.$/,
  )
  expect(said(drift([column('Duration', 'unsure')]))).toBe(
    'It cannot be told whether anything moved: Duration may have.',
  )
})

test('values that are missing more often are not told as values that moved', () => {
  const gaps = (movement: Movement) => ({ movement, stability: { value: 0.2, bounds: [0.1, 0.3] as const } })
  const fewer: ColumnDrift = { ...column('Passengers', 'steady'), missing: [0.01, 0.3], gaps: gaps('moved') }
  expect(sayMovement(fewer)).toBe('missing more often')
  expect(signOf(fewer)).toBe('▲')
  expect(sayMovement({ ...fewer, missing: [0.3, 0] })).toBe('missing less often')
  expect(sayMovement({ ...fewer, movement: 'moved-much' })).toBe('moved much, and missing more often')
  expect(said(drift([fewer, column('Fare', 'steady')]))).toBe('1 of 2 columns moved: Passengers (missing more often).')
  expect(said(drift([{ ...fewer, gaps: gaps('unsure') }]))).toBe(
    'It cannot be told whether anything moved: Passengers may have.',
  )
})

test('an effect stands with its interval', () => {
  expect(sayEffect({ value: 0.124, bounds: [0.081, 0.166] })).toBe('0.12 (0.08 to 0.17)')
})

test('a median is said as it is, or as the bin that it lies in', () => {
  expect([{ from: 1, to: 1 }, { from: 13.5, to: 13.5 }, { from: 12, to: 13 }, null].map(sayMiddle)).toEqual([
    '1',
    '13.50',
    '12 to 13',
    '–',
  ])
})

test('one line says how far a column moved, and its median and what is missing only where there are such', () => {
  const fare: ColumnDrift = { ...column('Fare', 'moved'), distance: { value: 0.2, bounds: [0.1, 0.3] } }
  const zone: ColumnDrift = { ...fare, measure: 'jensen-shannon', medians: [null, null] }
  expect(sayInOneLine(fare)).toBe('moved by 0.20 (0.10 to 0.30) in standard deviations · median 1 → 2 to 3')
  expect(sayInOneLine(zone)).toBe('moved by 0.20 (0.10 to 0.30) in Jensen–Shannon')
  expect(sayInOneLine({ ...zone, missing: [0, 0.25] })).toMatch(/^moved by [^·]+ · missing 0[^·]+ → 25[^·]+$/)
})
