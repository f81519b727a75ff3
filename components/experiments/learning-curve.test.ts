import { expect, test } from 'vitest'
import type { EpochPoint } from '@/lib/experiments/run'
import { axisTitle, bestEpoch, curvePoints, curveRange } from './learning-curve'
import { curveOf } from './use-curves'

const point = (epoch: number, tailRmse: number | null): EpochPoint => ({
  epoch,
  trainRmse: 10 - epoch,
  tailRmse,
  rowsPerSecond: 1,
  elapsed: epoch * 2,
})

test('the best epoch is the one with the least error on the days watched', () => {
  expect(bestEpoch([point(1, 6), point(2, 5), point(3, 5.5), point(4, null)])?.epoch).toBe(2)
  expect(bestEpoch([point(1, null)])).toBeNull()
})
test('a curve can run over epochs or over time', () => {
  expect(curvePoints([point(3, 5)], 'elapsed')[0]).toEqual({ x: 6, train: 7, watched: 5 })
})
test('an axis says what it counts', () => {
  expect([axisTitle('epoch', 'epoch'), axisTitle('elapsed', 'epoch')]).toEqual(['epoch', 'time (s)'])
})
test('the range of a curve holds the days watched and the lines it is compared with', () => {
  const [low, high] = curveRange([point(1, 20), point(2, 18), point(3, null)], [4])
  expect(low).toBeLessThanOrEqual(4)
  expect(high).toBeGreaterThan(18)
})
test('a small curve shows the days watched, or training where none were', () => {
  expect(curveOf([point(1, 6), point(2, null)])).toEqual([6])
  expect(curveOf([point(1, null), point(2, null)])).toEqual([9, 8])
})
