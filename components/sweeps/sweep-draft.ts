import { limitsFor } from '@/lib/experiments/presets'
import { type RideSpan, ridesByDay } from '@/lib/experiments/rides-by-day'
import type { RunRecipe } from '@/lib/experiments/run'
import { FAMILIES } from '@/lib/models/families/all'
import type { FamilyName } from '@/lib/models/family-name'
import type { Millis } from '@/lib/shared/clock'
import type { SweepId } from '@/lib/shared/ids'
import { fail, ok, type Result } from '@/lib/shared/result'
import { defaultSpace, stepsOf } from '@/lib/sweeps/default-space'
import { gridSize } from '@/lib/sweeps/grid'
import { checkSpace, type Dimension, type SearchSpace } from '@/lib/sweeps/search-space'
import type { Judge, Sweep } from '@/lib/sweeps/sweep'
import { MOST_TRIALS, type SweepPlan } from '@/lib/sweeps/sweep-plan'
import { tailSplit } from '@/lib/sweeps/tail-split'
import type { Dataset } from '@/lib/trips/dataset'

/** What is filled in for a sweep, beside the run that it varies. */
export interface SweepDraft {
  /** Every setting that may vary, with its range; those that do are in `varied`. */
  readonly space: SearchSpace
  readonly varied: ReadonlySet<string>
  readonly strategy: SweepPlan['strategy']
  readonly halving: SweepPlan['halving']
  readonly trials: number
  /** Null: until all are tried. */
  readonly minutes: number | null
  readonly workers: number
  readonly judge: Judge
}

const USUAL_TRIALS = 24
const MOST_WORKERS = 64

export const canSweep = (family: FamilyName): boolean => defaultSpace(family).length > 0

/** A sweep of a family with every choice at its default: what is worth varying, and what else has a few words or a switch to try. */
export function sweepDraftFor(family: FamilyName, workers: number): SweepDraft {
  const usual = defaultSpace(family)
  const more = FAMILIES[family].fields.flatMap(({ name, choices, default: otherwise }): readonly Dimension[] =>
    choices
      ? [{ kind: 'choice', name, values: choices }]
      : typeof otherwise === 'boolean'
        ? [{ kind: 'choice', name, values: [false, true] }]
        : [],
  )
  return {
    space: [...usual, ...more],
    varied: new Set(usual.map(({ name }) => name)),
    strategy: 'tpe',
    halving: 'rides',
    trials: USUAL_TRIALS,
    minutes: null,
    workers,
    judge: 'tail',
  }
}

/** What varies. */
export const spaceOf = ({ space, varied }: SweepDraft): SearchSpace => space.filter(({ name }) => varied.has(name))

/** How many combinations a grid of what varies has. */
export const combinations = (draft: SweepDraft): number => gridSize(spaceOf(draft))

const isWhole = (value: number, most: number): boolean => Number.isInteger(value) && value >= 1 && value <= most

/** The sweep, or why it cannot be. `recipe` is of the run on the whole, with the settings as they are. */
export function sweepOf(
  draft: SweepDraft,
  recipe: RunRecipe,
  dataset: RideSpan & Pick<Dataset, 'rows'>,
  given: { readonly id: SweepId; readonly now: Millis; readonly name: string },
): Result<Sweep> {
  const { family, settings, seed, limits } = recipe
  const space = checkSpace(family, spaceOf(draft))
  if (!space.ok) return space
  if (!isWhole(draft.trials, MOST_TRIALS))
    return fail('sweep/trials', `A sweep has 1 to ${MOST_TRIALS} trials, in whole numbers.`)
  if (!isWhole(draft.workers, MOST_WORKERS))
    return fail('sweep/workers', `At once train 1 to ${MOST_WORKERS}, in whole numbers.`)
  if (draft.minutes !== null && !(draft.minutes > 0))
    return fail('sweep/minutes', 'The time is a number of minutes above 0; leave it empty for no limit.')
  if (draft.halving === 'steps' && stepsOf(family) === null)
    return fail('sweep/steps', `${FAMILIES[family].label} has no steps to save on: let first looks save on rides.`)
  const fixed = FAMILIES[family].readSettings(settings)
  if (!fixed.ok) return fixed
  const { days } = ridesByDay(dataset)
  const split = draft.judge === 'validation' ? ok(recipe.split) : tailSplit(recipe.split, days)
  if (!split.ok) return split
  const { from, validFrom } = split.value
  const rides = days.reduce(
    (sum, { day, rows }) => sum + (day * 86_400 >= from && day * 86_400 < validFrom ? rows : 0),
    0,
  )
  return ok({
    schemaVersion: 1,
    id: given.id,
    name: given.name,
    createdAt: given.now,
    plan: {
      family,
      space: space.value,
      fixed: fixed.value,
      strategy: draft.strategy,
      halving: draft.halving,
      trials: draft.trials,
      seed,
    },
    recipe,
    judge: draft.judge,
    trials: {
      split: split.value,
      rides: Math.round(rides),
      ...(limits && limitsFor(dataset, split.value, limits.train)),
    },
    minutes: draft.minutes,
    workers: draft.workers,
    state: { status: 'running', since: given.now },
    workedMs: 0,
  })
}
