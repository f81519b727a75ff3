import { expect, test } from 'vitest'
import { examplePair } from './example-pair'

const pair = (from: number, to: number): number => from * 65_536 + to
const at = (id: number, lat: number | null) => ({ id, lat, lon: lat === null ? null : -73.9 })
const PAIRS = { pairKeys: [pair(1, 1), pair(1, 2), pair(1, 3), pair(3, 1)], counts: [900, 800, 70, 60] }

test('a playground begins with the busiest of two places that lie apart', () => {
  expect(examplePair(PAIRS, [at(1, 40.7), at(2, 40.71), at(3, 40.8)])).toEqual([1, 3])
})

test('where places have no coordinates, or all lie close, the busiest two different ones do', () => {
  expect(examplePair(PAIRS, [at(1, null), at(2, null), at(3, null)])).toEqual([1, 2])
  expect(examplePair(PAIRS, [at(1, 40.7), at(2, 40.701), at(3, 40.702)])).toEqual([1, 2])
  expect(examplePair({ pairKeys: [pair(1, 1)], counts: [5] }, [at(1, 40.7)])).toBeNull()
})
