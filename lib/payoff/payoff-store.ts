import type { DatasetId } from '@/lib/shared/ids'
import type { Payoff } from './payoff'

/** Answers that were measured, so that they are there at once when asked again. They go with their dataset. */
export interface PayoffStore {
  get(id: string): Promise<Payoff | null>
  /** Creates or replaces. */
  put(payoff: Payoff): Promise<void>
  /** Of every split of the dataset. */
  removeOf(dataset: DatasetId): Promise<void>
}
