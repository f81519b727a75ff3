import { startRuns } from '@/components/experiments/start-runs'
import type { Workspace } from '@/components/providers/workspace'
import type { Run, RunRecipe } from '@/lib/experiments/run'
import { sweepId } from '@/lib/shared/ids'
import { ok, type Result } from '@/lib/shared/result'
import type { TrialTraining } from '@/lib/sweeps/schedule'
import type { Sweep } from '@/lib/sweeps/sweep'
import type { Dataset } from '@/lib/trips/dataset'
import { type SweepDraft, sweepOf } from './sweep-draft'
import { driveSweep } from './sweeping'

/** Writes a sweep down under the next free name and begins with it. */
export async function startSweep(
  workspace: Workspace,
  draft: SweepDraft,
  recipe: RunRecipe,
  dataset: Dataset,
): Promise<Result<Sweep>> {
  const names = new Set((await workspace.sweeps.list()).map(({ name }) => name))
  let n = 1
  while (names.has(`sweep-${n}`)) n++
  const id = sweepId(crypto.randomUUID().slice(0, 13))
  const sweep = sweepOf(draft, recipe, dataset, { id, now: workspace.clock.now(), name: `sweep-${n}` })
  if (!sweep.ok) return sweep
  await workspace.sweeps.put(sweep.value)
  void driveSweep(workspace, id)
  return ok(sweep.value)
}

/** Trains the winner on the whole training period, as a run of its own. */
export async function trainWinner(workspace: Workspace, sweep: Sweep, winner: TrialTraining): Promise<Run | null> {
  const part = {
    sweepId: sweep.id,
    trial: winner.trial,
    training: null,
    isSelectedOn: sweep.judge === 'validation',
  }
  const recipe = { ...sweep.recipe, settings: winner.settings }
  const [run] = await startRuns(workspace, [recipe], null, part)
  return run ?? null
}
