import { expect, test } from 'vitest'
import { someArtefact } from '@/tests/fixtures/some-artefact'
import { treeGain } from './tree-gain'

test('every split counts for the feature whose column it looks at', () => {
  const { body, features } = someArtefact('trees')
  if (body.kind !== 'trees') throw new Error('not a forest')
  const gains = treeGain(body, features.spec)
  expect(gains.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9)
  expect(gains.reduce((sum, { splits }) => sum + splits, 0)).toBe(body.column.filter((k) => k >= 0).length)
  expect(gains.map(({ share }) => share)).toEqual(gains.map(({ share }) => share).toSorted((a, b) => b - a))
})

test('the columns after the dense ones are the two zones', () => {
  const { body, features } = someArtefact('trees')
  if (body.kind !== 'trees') throw new Error('not a forest')
  const width = features.centre.length
  const two = { ...body, column: Int32Array.of(width, width + 1, -1), gain: Float32Array.of(3, 1, 0) }
  expect(treeGain(two, features.spec)).toEqual([
    { name: 'pickup-zone', splits: 1, share: 0.75 },
    { name: 'dropoff-zone', splits: 1, share: 0.25 },
  ])
})
