import type { SweepId } from '@/lib/shared/ids'
import type { Sweep } from './sweep'

/** What changes of a sweep while it goes on. */
type SweepMove = Partial<Pick<Sweep, 'state' | 'workedMs'>>

export interface SweepStore {
  /** The newest first. */
  list(): Promise<readonly Sweep[]>
  get(id: SweepId): Promise<Sweep | null>
  /** Creates or replaces. */
  put(sweep: Sweep): Promise<void>
  /** False where it is gone, or finished: that is for good. */
  move(id: SweepId, change: SweepMove): Promise<boolean>
}
