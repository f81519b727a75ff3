import { expect, test } from 'vitest'
import type { FileLook, TripLook } from '@/lib/trips/look-at-file'
import { canBeMapped, groupsOf, seenFiles } from './seen-files'

const file = (name: string) => new File([''], name)
const aLook = (...headers: readonly string[]): TripLook => ({
  kind: 'trips',
  format: 'TLC green taxi',
  container: 'plain',
  places: 'zone',
  generation: null,
  columns: 5,
  rows: null,
  read: headers.map((header) => ({ header, readAs: 'pickup time', first: null })),
  notes: [],
  asksOrder: null,
  mixedOrders: null,
})
const refused = (code: string): FileLook => ({ kind: 'refused', error: { code, message: '' } })

test('files of a ZIP stand below it, and are told of together with others of their header', () => {
  const inside = [
    { name: 'march.csv', look: aLook('STARTED') },
    { name: 'april.csv', look: aLook('begun') },
    { name: 'readme.txt', look: refused('trips/unknown-header') },
  ]
  const seen = seenFiles([file('may.csv'), file('all.zip')], [aLook('started'), { kind: 'archive', files: inside }])
  expect(seen.map(({ entry }) => entry)).toEqual([null, null, 'march.csv', 'april.csv', 'readme.txt'])
  expect(groupsOf(seen).map(({ names }) => names)).toEqual([['may.csv', 'march.csv'], ['april.csv']])
})

test('columns can be mapped of a file that is not understood, not of one that cannot be read', () => {
  expect(canBeMapped(refused('trips/unknown-header'))).toBe(true)
  expect(canBeMapped(refused('gzip/damaged'))).toBe(false)
  expect(canBeMapped(aLook('started'))).toBe(false)
  expect(canBeMapped(null)).toBe(false)
})
