import { positionOf } from './position'
import type { Place, Scores } from './schedule'
import { withDefaults } from './search-space'
import type { SweepPlan } from './sweep-plan'

export interface SettingWeight {
  readonly name: string
  /** 0 to 1. */
  readonly weight: number
}

/** With fewer trials a correlation is chance. */
const FEWEST_TRIALS = 8

/**
 * How closely errors follow each setting: Spearman's rank correlation without its sign, over the trials of the level that has most, from
 * the strongest on. Settings are looked at one by one, so what matters only together is not seen. Nothing before there are eight trials.
 */
export function settingWeights(plan: SweepPlan, places: readonly Place[], scores: Scores): readonly SettingWeight[] {
  const byLevel = new Map<number, { readonly settings: ReturnType<typeof withDefaults>; readonly score: number }[]>()
  for (const training of places) {
    const score = training && scores.get(training.place)
    if (!training || score == null || score === Number.POSITIVE_INFINITY) continue
    const tried = { settings: withDefaults(plan.family, training.settings), score }
    byLevel.set(training.level, [...(byLevel.get(training.level) ?? []), tried])
  }
  const most = [...byLevel.values()].sort((a, b) => b.length - a.length)[0] ?? []
  if (most.length < FEWEST_TRIALS) return []
  return plan.space
    .flatMap((dimension): readonly SettingWeight[] => {
      const pairs = most.flatMap(({ settings, score }) => {
        const position = positionOf(dimension, settings[dimension.name])
        return position === null ? [] : [{ position, score }]
      })
      const weight = Math.abs(
        correlation(ranks(pairs.map(({ position }) => position)), ranks(pairs.map(({ score }) => score))),
      )
      return [{ name: dimension.name, weight }]
    })
    .sort((a, b) => b.weight - a.weight)
}

/** From 0; equal values share the mean of theirs. */
function ranks(values: readonly number[]): readonly number[] {
  return values.map((value) => {
    const smaller = values.filter((other) => other < value).length
    const equal = values.filter((other) => other === value).length
    return smaller + (equal - 1) / 2
  })
}

/** Pearson's; 0 where one side never changes. */
function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  const [middleA, middleB] = [mean(a), mean(b)]
  let [both, ofA, ofB] = [0, 0, 0]
  for (const [i, value] of a.entries()) {
    const [x, y] = [value - middleA, (b[i] ?? 0) - middleB]
    both += x * y
    ofA += x * x
    ofB += y * y
  }
  return ofA === 0 || ofB === 0 ? 0 : both / Math.sqrt(ofA * ofB)
}
