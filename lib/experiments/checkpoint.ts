import type { Millis } from '@/lib/shared/clock'
import type { DatasetId, RunId } from '@/lib/shared/ids'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { FitState } from '@/lib/training/fit-state'
import type { Run, TrainingPass } from './run'
import { stepWord } from './step-word'
import { isSettled } from './transition'

/** What a checkpoint says of itself. */
export interface CheckpointHead {
  readonly runId: RunId
  readonly savedAt: Millis
  /** What made it, as `TRAINING_VERSION` says: other software would go on otherwise. */
  readonly madeBy: string
  readonly datasetId: DatasetId
  /** How far the run had come; `pass` as in its state. */
  readonly epoch: number
  readonly epochs: number
  readonly pass?: TrainingPass
  /** What it had been trained for. */
  readonly seconds: number
}

export interface Checkpoint {
  readonly head: CheckpointHead
  readonly state: FitState
}

/** Of the training that waits, goes on or was cut off: whether a run has still a use for its checkpoint. */
export const needsCheckpoint = (run: Run | null | undefined): boolean =>
  run != null && (!isSettled(run.state) || run.state.status === 'interrupted')

/** "tree 240 of 600, pass 1 of 2" */
export function sayProgress({ epoch, epochs, pass }: CheckpointHead, run: Pick<Run, 'recipe'>): string {
  const step = stepWord(run.recipe.family)
  if (epoch === 0) return `the first ${step}`
  const at = pass ?? { epoch, epochs }
  const which = pass && `, pass ${pass.name === 'search' ? 1 : 2} of 2`
  return `${step} ${at.epoch} of ${at.epochs}${which ?? ''}`
}

/**
 * Whether a run can go on from a checkpoint: only the same software on the same rides ends with the same model. Codes: `checkpoint/version`,
 * `checkpoint/data`, `dataset/unknown`; the remedy is to run it again.
 */
export function canResume(
  head: CheckpointHead,
  run: Pick<Run, 'name' | 'recipe'>,
  now: { readonly madeBy: string; readonly hasDataset: boolean },
): Result<null> {
  if (!now.hasDataset)
    return fail(
      'dataset/unknown',
      `${run.name} cannot be resumed: its dataset is not here any more. Import the same files again by the same rules, and then resume it.`,
    )
  if (head.datasetId !== run.recipe.datasetId)
    return fail(
      'checkpoint/data',
      `${run.name} cannot be resumed: its checkpoint was made on other rides (${head.datasetId.slice(0, 8)}). Run it again.`,
    )
  if (head.madeBy !== now.madeBy)
    return fail(
      'checkpoint/version',
      `${run.name} cannot be resumed: its checkpoint was made by Ridecast ${head.madeBy}, and this is ${now.madeBy}, which may go on in another way. Run it again.`,
    )
  return ok(null)
}
