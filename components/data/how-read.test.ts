import { expect, test } from 'vitest'
import { howRead } from './how-read'

const GREEN = { name: 'a.csv', format: 'tlc-green', read: [{ header: 'lpep_pickup_datetime', readAs: 'pickup time' }] }
const MAPPED = {
  name: 'b.csv',
  format: 'mapped',
  read: [{ header: 'begun', readAs: 'pickup time' }],
  notes: ['Dates such as "03/04/2023" are read day first, as was said.'],
}

test('files that were read alike are told of once', () => {
  expect(howRead([GREEN, { ...GREEN, name: 'c.csv' }])).toEqual([
    { files: null, words: 'TLC green: pickup time from lpep_pickup_datetime.' },
  ])
})

test('a mapping is named with its columns and what was decided about dates', () => {
  expect(howRead([GREEN, MAPPED])[1]).toEqual({
    files: 'b.csv',
    words: 'Mapped by hand: pickup time from begun. Dates such as "03/04/2023" are read day first, as was said.',
  })
})

test('of imports that did not write it down nothing is said', () => {
  expect(howRead([{ name: 'a.csv', format: 'tlc-green' }])).toEqual([])
})
