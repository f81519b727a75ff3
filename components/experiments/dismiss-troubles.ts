import type { Run, RunRecipe } from '@/lib/experiments/run'
import type { RunStore } from '@/lib/experiments/run-store'
import type { RunId } from '@/lib/shared/ids'
import { jobId } from '@/lib/shared/job'
import type { JobStore } from '@/lib/shared/job-store'

type Removing = Pick<JobStore, 'remove'>

type Status = Run['state']['status']

const isTrouble = (status: Status): boolean => status === 'failed' || status === 'interrupted'

/** Who reads on a run's page that it did not finish need not be told by the tray any more. */
export async function dismissRead(jobs: Removing, id: RunId, status: Status): Promise<void> {
  if (isTrouble(status)) await jobs.remove(jobId(id))
}

/** That an earlier run of a recipe did not finish need not be said any more once the recipe is in line again. */
export async function dismissTroubles(
  { runs, jobs }: { readonly runs: Pick<RunStore, 'list'>; readonly jobs: Removing },
  recipes: readonly RunRecipe[],
): Promise<void> {
  const again = new Set(recipes.map((recipe) => JSON.stringify(recipe)))
  for (const { id, recipe, state } of await runs.list())
    if (isTrouble(state.status) && again.has(JSON.stringify(recipe))) await jobs.remove(jobId(id))
}
