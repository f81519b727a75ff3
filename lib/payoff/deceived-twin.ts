import type { Run, RunRecipe } from '@/lib/experiments/run'
import type { FeatureName } from '@/lib/features/catalogue'
import { bestLearned } from './candidates'
import type { Payoff } from './payoff'

/** A run that would be the best model, but for what it is told that nobody knows at pickup. */
export interface DeceivedTwin {
  /** Name of the honest run. */
  readonly of: string
  readonly late: readonly FeatureName[]
  readonly recipe: RunRecipe
}

/** The twin that is missing beside the best model: null where that is no run, has one already, or nothing is known only afterwards. */
export function twinOf({ candidates, audit }: Payoff, runs: readonly Run[]): DeceivedTwin | null {
  const best = bestLearned(candidates)
  const run = runs.find(({ id }) => id === best?.run?.id)
  const late = audit?.claims.reduce<readonly FeatureName[]>(
    (most, { features }) => (features.length > most.length ? features : most),
    [],
  )
  if (!run || !late || late.length === 0) return null
  if (candidates.some((each) => !each.honest && each.run?.family === run.recipe.family)) return null
  return { of: run.name, late, recipe: { ...run.recipe, features: [...run.recipe.features, ...late] } }
}
