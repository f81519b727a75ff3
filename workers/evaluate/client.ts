import type { Remote } from 'comlink'
import type { Part } from '@/lib/evaluation/judged-rides'
import type { RunExplanation } from '@/lib/experiments/run-explanation'
import type { ComparisonReport, RunReport } from '@/lib/experiments/run-report'
import type { RunId } from '@/lib/shared/ids'
import { fail, type Result } from '@/lib/shared/result'
import { workerOnDemand } from '../on-demand'
import type { EvaluateWorker } from './api'

const evaluator = workerOnDemand<EvaluateWorker>(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'evaluate' }),
  60_000,
)

const asked = <T>(work: (remote: Remote<EvaluateWorker>) => Promise<Result<T>>): Promise<Result<T>> =>
  evaluator.call(work, (why) =>
    fail('evaluation/worker', `The figures could not be computed: their worker ended (${why}). Open the page again.`),
  )

/** Where a run errs, beside the lookup table and rivals on the same rides. */
export const reportOf = (run: RunId, rivals: readonly RunId[], part: Part): Promise<Result<RunReport>> =>
  asked<RunReport>(async (remote) => await remote.report(run, rivals, part))

/** What a run's model relies on: a few seconds, in which the worker answers others too. Asked again it is at hand. */
export const explanationOf = (run: RunId): Promise<Result<RunExplanation>> =>
  asked<RunExplanation>(async (remote) => await remote.explain(run))

/** Runs side by side. */
export const comparisonOf = (runs: readonly RunId[]): Promise<Result<ComparisonReport>> =>
  asked<ComparisonReport>(async (remote) => await remote.compare(runs))
