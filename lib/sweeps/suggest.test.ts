import { describe, expect, test } from 'vitest'
import type { SearchSpace, TrialSettings } from './search-space'
import { drawSettings, randomOf, suggest, type Tried } from './suggest'

const SPACE: SearchSpace = [
  { kind: 'range', name: 'rate', from: 0.001, to: 1, scale: 'log', whole: false },
  { kind: 'range', name: 'share', from: 0, to: 1, scale: 'linear', whole: false },
  { kind: 'range', name: 'leaves', from: 4, to: 256, scale: 'log', whole: true },
  { kind: 'choice', name: 'loss', values: ['squared', 'huber', 'quantile'] },
]

/** A bowl around rate 0.03, share 0.7 and 40 leaves, where one loss is best. */
function error(settings: TrialSettings): number {
  const { rate = 0, share = 0, leaves = 0, loss } = settings
  return (
    Math.log10(Number(rate) / 0.03) ** 2 +
    4 * (Number(share) - 0.7) ** 2 +
    Math.log2(Number(leaves) / 40) ** 2 / 4 +
    (loss === 'huber' ? 0 : 0.3)
  )
}

const leastOf = (tried: readonly Tried[]): number => Math.min(...tried.map(({ score }) => score))

function search(trials: number, next: (tried: readonly Tried[], trial: number) => TrialSettings) {
  const tried: Tried[] = []
  for (let trial = 0; trial < trials; trial++) {
    const settings = next(tried, trial)
    tried.push({ settings, score: error(settings) })
  }
  return leastOf(tried)
}

describe('suggestions from what was tried', () => {
  test('find better settings than drawing by lot, on most of 60 seeds and by half in the middle', () => {
    const pairs = Array.from({ length: 60 }, (_, seed) => ({
      guided: search(40, (tried, trial) => suggest(SPACE, tried, [], randomOf(seed, trial))),
      drawn: search(40, (_tried, trial) => drawSettings(SPACE, randomOf(seed, trial))),
    }))
    const wins = pairs.filter(({ guided, drawn }) => guided < drawn).length
    const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] as number
    expect(wins).toBeGreaterThan(45)
    expect(median(pairs.map(({ guided }) => guided))).toBeLessThan(0.5 * median(pairs.map(({ drawn }) => drawn)))
  })

  test('keep away from trainings that are still going on', () => {
    const tried = Array.from({ length: 12 }, (_, trial) => {
      const settings = drawSettings(SPACE, randomOf(1, trial))
      return { settings, score: error(settings) }
    })
    const going = suggest(SPACE, tried, [], randomOf(1, 99))
    const near = (settings: TrialSettings) => Math.abs(Number(settings.share) - Number(going.share))
    const others = (pending: readonly TrialSettings[]) =>
      Array.from({ length: 40 }, (_, trial) => near(suggest(SPACE, tried, pending, randomOf(2, trial)))).reduce(
        (sum, each) => sum + each,
        0,
      )
    expect(others([going, going, going, going])).toBeGreaterThan(1.2 * others([]))
  })

  test('say the same for the same results, in whatever order those of one score stand', () => {
    const tried = Array.from({ length: 9 }, (_, trial) => ({
      settings: drawSettings(SPACE, randomOf(5, trial)),
      score: trial,
    }))
    const asked = () => suggest(SPACE, tried, [], randomOf(5, 20))
    expect(asked()).toEqual(asked())
    expect(suggest(SPACE, tried.toReversed(), [], randomOf(5, 20))).toEqual(asked())
  })

  test('learn from failures that settings like theirs are bad', () => {
    const tried = Array.from({ length: 30 }, (_, trial) => {
      const settings = drawSettings(SPACE, randomOf(3, trial))
      return { settings, score: Number(settings.rate) > 0.05 ? Number.POSITIVE_INFINITY : error(settings) }
    })
    const suggested = Array.from({ length: 40 }, (_, trial) => suggest(SPACE, tried, [], randomOf(4, trial)))
    expect(suggested.filter(({ rate }) => Number(rate) > 0.1).length).toBeLessThan(8)
  })
})
