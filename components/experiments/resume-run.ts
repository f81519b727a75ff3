import type { Workspace } from '@/components/providers/workspace'
import type { Run } from '@/lib/experiments/run'
import { jobId } from '@/lib/shared/job'
import type { Failure } from '@/lib/shared/result'
import { startRun } from './training'

/** Goes on with an interrupted run in a new worker. Answers once it is over: null, or why it could not go on and stays as it is. */
export async function resumeRun(workspace: Workspace, run: Run): Promise<Failure | null> {
  await workspace.jobs.remove(jobId(run.id))
  const error = await startRun(workspace, run)
  const stored = await workspace.runs.get(run.id)
  return error !== null && stored?.state.status === 'interrupted' ? error : null
}
