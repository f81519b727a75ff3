import type { Run, RunState } from '@/lib/experiments/run'

export type FinishedRun = Run & { readonly state: Extract<RunState, { status: 'finished' }> }

export const isFinished = (run: Run): run is FinishedRun => run.state.status === 'finished' && run.binnedAt === null

export const rmseOf = (run: FinishedRun): number => run.state.result.metrics.valid.rmse.value

/** Families that learn nothing but averages: what a model has to beat. */
export const isBaseline = (run: Run): boolean =>
  run.recipe.family === 'global-median' || run.recipe.family === 'pair-hour-lookup'

/** The lowest validation RMSE first. */
export const bestFirst = (runs: readonly FinishedRun[]): readonly FinishedRun[] =>
  [...runs].sort((a, b) => rmseOf(a) - rmseOf(b))
