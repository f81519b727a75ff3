import { type Random, seededRandom } from '@/lib/shared/random'
import { drawShare, parzen, shares } from './parzen'
import { positionOf, valueAt } from './position'
import type { Dimension, SearchSpace, TrialSettings } from './search-space'

/** Settings that were tried, and how far off the model was; smaller is better, infinite where it failed. */
export interface Tried {
  readonly settings: TrialSettings
  readonly score: number
}

/** With fewer results than these, settings are drawn by lot. */
export const FEWEST_RESULTS = 6
/** The share of results that counts as good. */
const GOOD_SHARE = 0.15
const CANDIDATES = 24

/** A stream of its own for each trial, so that what one draws moves no other. */
export const randomOf = (seed: number, trial: number): Random =>
  seededRandom((seed + Math.imul(trial + 1, 0x9e3779b9)) >>> 0)

/** Settings drawn by lot, all positions alike. */
export const drawSettings = (space: SearchSpace, random: Random): TrialSettings =>
  Object.fromEntries(space.map((dimension) => [dimension.name, valueAt(dimension, random.next())]))

/**
 * Settings that look good: of those drawn like the best 15 % of the results, the ones that are likeliest there and least likely among
 * the others, setting by setting (the tree-structured Parzen estimator of Bergstra et al. 2011). Trainings that are still going on count
 * among the others, so that not all go to one place.
 */
export function suggest(
  space: SearchSpace,
  tried: readonly Tried[],
  pending: readonly TrialSettings[],
  random: Random,
): TrialSettings {
  if (tried.length < FEWEST_RESULTS) return drawSettings(space, random)
  const ranked = tried.toSorted((a, b) => (a.score === b.score ? 0 : a.score - b.score))
  const good = ranked.slice(0, Math.ceil(GOOD_SHARE * ranked.length)).map(({ settings }) => settings)
  const others = [...ranked.slice(good.length).map(({ settings }) => settings), ...pending]
  return Object.fromEntries(
    space.map((dimension) => [dimension.name, valueAt(dimension, likeliest(dimension, good, others, random))]),
  )
}

function likeliest(
  dimension: Dimension,
  good: readonly TrialSettings[],
  others: readonly TrialSettings[],
  random: Random,
): number {
  const positions = (of: readonly TrialSettings[]) =>
    of.flatMap((settings) => positionOf(dimension, settings[dimension.name]) ?? [])
  const [near, far] = [positions(good), positions(others)]
  if (dimension.kind === 'choice') {
    const n = dimension.values.length
    const count = (of: readonly number[]) =>
      Array.from({ length: n }, (_, i) => of.filter((position) => Math.floor(position * n) === i).length)
    const [wanted, unwanted] = [shares(count(near)), shares(count(far))]
    const drawn = Array.from({ length: CANDIDATES }, () => drawShare(wanted, random))
    return (best(drawn, (i) => (wanted[i] as number) / (unwanted[i] as number)) + 0.5) / n
  }
  const [wanted, unwanted] = [parzen(near), parzen(far)]
  const drawn = Array.from({ length: CANDIDATES }, () => wanted.draw(random))
  return best(drawn, (position) => wanted.density(position) / unwanted.density(position))
}

/** The first of the largest. */
function best(candidates: readonly number[], worth: (candidate: number) => number): number {
  let [chosen, most] = [candidates[0] as number, Number.NEGATIVE_INFINITY]
  for (const candidate of candidates) {
    const its = worth(candidate)
    if (its > most) [chosen, most] = [candidate, its]
  }
  return chosen
}
