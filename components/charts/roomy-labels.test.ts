import { expect, test } from 'vitest'
import { roomyLabels } from './roomy-labels'

const day = (tick: number) => `2023-01-${String(tick).padStart(2, '0')}`

test('labels that would run into each other are left out', () => {
  const labels = roomyLabels([1, 2, 3, 4], (tick) => tick * 50, day, 300)
  expect(labels.map(({ words }) => words)).toEqual(['2023-01-01', '2023-01-03'])
})

test('labels at the ends stay within the figure', () => {
  const labels = roomyLabels([0, 10], (tick) => tick * 30, day, 300)
  expect(labels.map(({ x }) => x)).toEqual([30, 270])
})

test('labels that have room are all there, at their ticks', () => {
  const labels = roomyLabels([0, 20, 40], (tick) => 20 + tick * 5, String, 300)
  expect(labels).toEqual([
    { x: 20, words: '0' },
    { x: 120, words: '20' },
    { x: 220, words: '40' },
  ])
})
