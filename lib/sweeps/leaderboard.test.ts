import { expect, test } from 'vitest'
import { defaultSpace } from './default-space'
import { bestSoFar, leaderboard, winnerOf } from './leaderboard'
import type { Place } from './schedule'
import type { SweepPlan } from './sweep-plan'

const plan: SweepPlan = {
  family: 'trees',
  space: defaultSpace('trees'),
  fixed: {},
  strategy: 'random',
  halving: 'rides',
  trials: 9,
  seed: 1,
}
const places: readonly Place[] = [
  [0, 2],
  [1, 0],
  [2, 0],
  [3, 0],
  [2, 1],
  [2, 2],
  [4, 0],
].map(([trial = 0, level = 0], place) => ({ place, trial, level, settings: {} }))
const scores = new Map([
  [0, 5.1],
  [1, 4.9],
  [2, 4.8],
  [3, Number.POSITIVE_INFINITY],
  [4, 4.7],
  [5, 5.05],
])

test('a trial that was trained further stands before one whose error of fewer rides is smaller', () => {
  const standings = leaderboard(plan, places, scores, new Set([6]))
  expect(standings.map(({ trial }) => trial)).toEqual([2, 0, 1, 3, 4])
  expect(standings.map(({ state }) => state)).toEqual(['whole', 'whole', 'waiting', 'out', 'running'])
  expect(winnerOf(standings)).toMatchObject({ trial: 2, score: 5.05 })
})

test('once a sweep is over, what was not trained in full is out', () => {
  const standings = leaderboard(plan, places.slice(0, 6), scores, new Set(), true)
  expect(standings.map(({ state }) => state)).toEqual(['whole', 'whole', 'out', 'out'])
})

test('before anything is over there is no winner', () => {
  expect(winnerOf(leaderboard(plan, places.slice(0, 1), new Map(), new Set([0])))).toBeNull()
})

test('the best so far is of trainings in full, and never rises', () => {
  expect(bestSoFar(plan, places, scores)).toEqual([
    { place: 0, score: 5.1, best: 5.1 },
    { place: 5, score: 5.05, best: 5.05 },
  ])
})
