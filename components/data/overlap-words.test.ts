import { expect, test } from 'vitest'
import { datasetId, sha256 } from '@/lib/shared/ids'
import { sayShared, sharedWith } from './overlap-words'

const id = (digit: string) => datasetId(sha256(digit.repeat(64)))
const january = { id: id('1'), name: 'green 2023-01' }
const quarter = { id: id('2'), name: 'first quarter', overlaps: [{ with: id('1'), rides: 2_140 }] }
const gone = { id: id('3'), name: 'half', overlaps: [{ with: id('9'), rides: 7 }] }

test('an overlap is known on both sides, whichever came first', () => {
  expect(sharedWith(quarter, [january, quarter, gone])).toEqual([{ ...january, rides: 2_140 }])
  expect(sharedWith(january, [january, quarter, gone])).toEqual([{ id: id('2'), name: 'first quarter', rides: 2_140 }])
})

test('with a dataset that was deleted nothing is shared', () => {
  expect(sharedWith(gone, [january, quarter, gone])).toEqual([])
})

test('how many rides are in both is said with the name', () => {
  expect(sayShared(sharedWith(quarter, [january]))).toBe('2,140 of its rides are in “green 2023-01” too.')
  expect(sayShared([{ name: 'a', rides: 1 }])).toBe('One of its rides is in “a” too.')
})
