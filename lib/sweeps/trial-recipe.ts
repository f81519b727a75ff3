import type { RunRecipe } from '@/lib/experiments/run'
import type { RideLimits } from '@/lib/features/ride-limits'
import { LEAST_RIDES, type Split } from '@/lib/features/split'
import { FAMILIES } from '@/lib/models/families/all'
import { stepsOf } from './default-space'
import type { TrialTraining } from './schedule'
import { withDefaults } from './search-space'
import { levelsOf, type SweepPlan } from './sweep-plan'

/** What all trainings of a sweep have in common. */
export interface TrialBase {
  readonly plan: SweepPlan
  /** What trials learn from and are judged by. */
  readonly split: Split
  /** How many rides its training period holds. */
  readonly rides: number
  /** Of a training at the top level; absent where it uses all. */
  readonly limits?: RideLimits
}

/** What a trial's recipe has of its own: the rest is the sweep's. Each is an ordinary run, which can be done again by itself. */
export function trialRecipe(
  { plan, split, rides, limits }: TrialBase,
  { level, settings }: TrialTraining,
): Pick<RunRecipe, 'split' | 'settings' | 'limits'> {
  const share = levelsOf(plan)[level] ?? 1
  const whole = { split, settings, ...(limits && { limits }) }
  if (share === 1) return whole
  if (plan.halving === 'steps') return { ...whole, settings: fewerSteps(plan, settings, share) }
  const most = Math.min(rides, limits?.train ?? rides)
  return {
    split,
    settings,
    limits: {
      train: Math.max(LEAST_RIDES, Math.round(share * most)),
      judged: limits?.judged ?? Number.MAX_SAFE_INTEGER,
    },
  }
}

function fewerSteps({ family }: SweepPlan, settings: TrialTraining['settings'], share: number): RunRecipe['settings'] {
  const name = stepsOf(family)
  if (name === null) return settings
  const field = FAMILIES[family].fields.find((each) => each.name === name)
  const all = Number(withDefaults(family, settings)[name])
  return { ...settings, [name]: Math.max(field?.min ?? 1, Math.round(share * all)) }
}
