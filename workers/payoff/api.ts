import type { DatasetId } from '@/lib/shared/ids'
import type { Result } from '@/lib/shared/result'

/** What is being measured, and the share of all that is done, 0–1. */
export type TellPayoff = (doing: string, share: number) => void

/** Measures whether machine learning pays, away from the page. */
export interface PayoffWorker {
  /**
   * Measures and keeps the answer: first without the learning curve and the audit, then whole. `tell` must be a proxy. Codes: `dataset/…`, `split/…`,
   * `payoff/failed`.
   */
  measure(dataset: DatasetId, tell: TellPayoff): Promise<Result<null>>
}
