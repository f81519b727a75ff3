import type { RunId } from '@/lib/shared/ids'
import type { FitState } from '@/lib/training/fit-state'
import type { Checkpoint, CheckpointHead } from './checkpoint'

/**
 * Where interrupted runs can be taken up again. Two slots a run, written in turn, and a mark that says which is the newer, written last: who
 * dies in the middle of a write leaves the former one.
 */
export interface CheckpointStore {
  /** Of each run that has one: what its newest checkpoint says of itself. */
  heads(): Promise<readonly CheckpointHead[]>
  head(id: RunId): Promise<CheckpointHead | null>
  /** Rejects where there is no room; the former ones stay. */
  write(head: CheckpointHead, state: FitState): Promise<void>
  /** The newest that is whole, by its hash; null where there is none. */
  read(id: RunId): Promise<Checkpoint | null>
  remove(ids: readonly RunId[]): Promise<void>
}
