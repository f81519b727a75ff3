import type { FamilyName } from '@/lib/models/family-name'
import type { SearchSpace, TrialSettings } from './search-space'

export const STRATEGIES = ['tpe', 'random', 'grid'] as const
type Strategy = (typeof STRATEGIES)[number]

/** What the first look at a trial saves on: rides to learn from, steps (trees, epochs), or nothing. */
export const HALVINGS = ['rides', 'steps', 'none'] as const
type Halving = (typeof HALVINGS)[number]

export const MOST_TRIALS = 500

/** What a sweep does: the same plan on the same data does the same trainings and finds the same winner, however many workers there are. */
export interface SweepPlan {
  readonly family: FamilyName
  readonly space: SearchSpace
  /** Settings that do not vary; what is not named is at its default. */
  readonly fixed: TrialSettings
  readonly strategy: Strategy
  readonly halving: Halving
  /** Sets of settings that are tried, at most; the first is what the settings are without a sweep. */
  readonly trials: number
  readonly seed: number
}

/** Of three trials at a level, the best goes on to three times as much. */
export const KEEP_ONE_OF = 3

/** The share of the whole that a trial gets at each level. */
export const levelsOf = ({ halving }: Pick<SweepPlan, 'halving'>): readonly number[] =>
  halving === 'none' ? [1] : [1 / (KEEP_ONE_OF * KEEP_ONE_OF), 1 / KEEP_ONE_OF, 1]

/**
 * How many trainings may be under way: what is decided now knows the results of all before these, and of none of these, whichever are done.
 * So it depends on the plan alone. More workers than these find nothing to do where results decide.
 */
export const aheadOf = ({ trials }: Pick<SweepPlan, 'trials'>): number =>
  Math.max(4, Math.min(16, Math.floor(trials / 5)))
