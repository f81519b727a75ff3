import type { RunRecipe } from '@/lib/experiments/run'
import type { Millis } from '@/lib/shared/clock'
import type { SweepId } from '@/lib/shared/ids'
import type { SweepPlan } from './sweep-plan'
import type { TrialBase } from './trial-recipe'

/** Which rides choose: the last days of the training period, or the validation period, whose error then flatters the winner. */
export const JUDGES = ['tail', 'validation'] as const
export type Judge = (typeof JUDGES)[number]

export type SweepState =
  | { readonly status: 'running'; readonly since: Millis }
  /** It can be gone on with. */
  | { readonly status: 'stopped'; readonly at: Millis; readonly why: 'asked' | 'time' | 'interrupted' }
  | { readonly status: 'finished'; readonly at: Millis }

/** A search for settings, as it is remembered. What its trials found is in their runs. */
export interface Sweep {
  readonly schemaVersion: 1
  readonly id: SweepId
  readonly name: string
  readonly createdAt: Millis
  readonly plan: SweepPlan
  /** The recipe that it was asked for: of a run on the whole, with the settings as they are. */
  readonly recipe: RunRecipe
  readonly judge: Judge
  /** Of its trials: what they learn from and are judged by. */
  readonly trials: Omit<TrialBase, 'plan'>
  /** Minutes of work after which no training is begun, or null. */
  readonly minutes: number | null
  /** Trainings at once. They change nothing but how soon it is over. */
  readonly workers: number
  readonly state: SweepState
  /** Milliseconds that were worked before the present state. */
  readonly workedMs: number
}
