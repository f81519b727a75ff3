import type { RunId } from '@/lib/shared/ids'
import type { Result } from '@/lib/shared/result'

/** Which rides a report is about. */
export type Part = 'valid' | 'test'

/** Heavy arithmetic on finished runs, away from the page. */
export interface EvaluateWorker {
  /** Are the predictions of this run still there? */
  has(run: RunId, part: Part): Promise<Result<boolean>>
}
