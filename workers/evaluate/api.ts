import type { Part } from '@/lib/evaluation/judged-rides'
import type { RunExplanation } from '@/lib/experiments/run-explanation'
import type { ComparisonReport, RunReport } from '@/lib/experiments/run-report'
import type { RunId } from '@/lib/shared/ids'
import type { Result } from '@/lib/shared/result'

/** The arithmetic on finished runs, away from the page. */
export interface EvaluateWorker {
  /** Where a run errs, beside the lookup table and rivals on the same rides. */
  report(run: RunId, rivals: readonly RunId[], part: Part): Promise<Result<RunReport>>
  /** What a run's model relies on, by its validation rides. */
  explain(run: RunId): Promise<Result<RunExplanation>>
  /** Runs side by side on their validation rides. */
  compare(runs: readonly RunId[]): Promise<Result<ComparisonReport>>
}
