import type { Workspace } from '@/components/providers/workspace'
import { newRun } from '@/lib/experiments/new-run'
import type { Run, RunRecipe, SweepPart } from '@/lib/experiments/run'
import { runId } from '@/lib/shared/ids'
import { dismissTroubles } from './dismiss-troubles'
import { startRun } from './training'

/** Writes a queued run for each recipe and puts it in line. A name is for a single recipe; else each takes the next free one. */
export async function startRuns(
  workspace: Workspace,
  recipes: readonly RunRecipe[],
  name: string | null = null,
  sweep: SweepPart | null = null,
): Promise<readonly Run[]> {
  const taken = new Set((await workspace.runs.list()).map((run) => run.name))
  const runs: Run[] = []
  for (const recipe of recipes) {
    const id = runId(crypto.randomUUID().slice(0, 13))
    const run = newRun(recipe, {
      id,
      now: workspace.clock.now(),
      taken,
      ...(name !== null && { name }),
      ...(sweep && { sweep }),
    })
    taken.add(run.name)
    await workspace.runs.put(run)
    runs.push(run)
  }
  await dismissTroubles(workspace, recipes)
  for (const run of runs) void startRun(workspace, run)
  return runs
}
