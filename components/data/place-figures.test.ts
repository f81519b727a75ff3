import { expect, test } from 'vitest'
import { inOrderOf, placeChoices, placeRows, sayNowhere } from './place-figures'

const places = [
  { zone: 1, rows: 50, median: 600 },
  { zone: 2, rows: 40, median: 900 },
  { zone: 3, rows: 4, median: 3_000 },
  { zone: 4, rows: 40, median: 900 },
]

test('places are ordered by rides or by their median; the median of a handful of rides says nothing', () => {
  expect(inOrderOf('count', places).map(({ zone }) => zone)).toEqual([1, 2, 4, 3])
  expect(inOrderOf('median', places).map(({ zone }) => zone)).toEqual([2, 4, 1])
  expect(inOrderOf('median', [{ zone: 1, rows: 50 }])).toEqual([])
})

test('in files and lists an unknown place is called that, and stands after all others however many rides it has', () => {
  const named = { places: [{ zone: 264, rows: 60, median: 60 }, ...places], unknown: new Set([264]), zoneSet: null }
  const rows = placeRows(named, 200)
  expect(rows[0]).toEqual(['1', 'zone 1', 50, 25, 10])
  expect(rows.at(-1)).toEqual(['264', 'unknown place', 60, 30, 1])
  expect(placeChoices(named).at(-1)).toEqual({ value: '264', label: 'unknown place (264)' })
  expect(placeChoices(named)).toHaveLength(5)
  expect(sayNowhere(1_200, 10_000)).toMatch(/^1,200 trips \(12\.0.%\) at an unknown place$/)
})
