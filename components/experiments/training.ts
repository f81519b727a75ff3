import { cancelJob } from '@/components/frame/cancel-job'
import { askBeforeLeaving } from '@/components/providers/ask-before-leaving'
import type { Workspace } from '@/components/providers/workspace'
import type { Run } from '@/lib/experiments/run'
import { jobId } from '@/lib/shared/job'
import type { Failure } from '@/lib/shared/result'
import { startTraining, stopTraining, takeUnsaved } from '@/workers/train/client'
import { holdUnsaved } from './unsaved-models'

/**
 * Starts a queued run, or goes on with an interrupted one, in its worker and answers when it is over, with what went wrong. What happens is
 * written to the run, by the worker while it lives.
 */
export async function startRun(
  { runs, jobs, clock }: Workspace,
  run: Run,
  { keep = false } = {},
): Promise<Failure | null> {
  const outcome = await askBeforeLeaving(startTraining(run.id, { keep }))
  if (outcome.ok) return null
  const bytes = takeUnsaved(run.id)
  if (bytes) holdUnsaved({ run: run.id, name: run.name, bytes })
  const { error } = outcome
  if (error.code !== 'training/worker') return error
  await runs.move(run.id, { status: 'failed', at: clock.now(), error })
  await jobs.update(jobId(run.id), { state: 'failed', error, secondsLeft: null })
  return error
}

/** Ends a training run with the best so far; takes a waiting one out of the line. */
export const stopRun = (workspace: Workspace, run: Run): void =>
  run.state.status === 'training' ? void stopTraining(run.id) : cancelRun(workspace, run)

/** Ends it and keeps nothing. */
export const cancelRun = (workspace: Workspace, run: Run): void =>
  void cancelJob(workspace, { id: jobId(run.id), kind: 'train' })
