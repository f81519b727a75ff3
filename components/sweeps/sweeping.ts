import { startRun } from '@/components/experiments/training'
import type { Workspace } from '@/components/providers/workspace'
import { newRun } from '@/lib/experiments/new-run'
import type { RunRecipe } from '@/lib/experiments/run'
import { runId, type SweepId } from '@/lib/shared/ids'
import { type Job, jobId } from '@/lib/shared/job'
import { addressOfSweep } from '@/lib/shared/page-address'
import { runSweep, type SweepProgress } from '@/lib/sweeps/run-sweep'
import type { TrialTraining } from '@/lib/sweeps/schedule'
import type { Sweep, SweepState } from '@/lib/sweeps/sweep'
import { sweepLock } from '@/lib/sweeps/sweep-lock'
import { trialRecipe } from '@/lib/sweeps/trial-recipe'
import { endKeptTrainers } from '@/workers/train/client'
import { runsByPlace, scoreOf, scoresOf } from './sweep-results'

/** Goes on with a sweep that is running, in this tab, until it is over or stopped. Of several tabs one does it, the others wait. */
export const driveSweep = (workspace: Workspace, id: SweepId): Promise<void> => alone(id, () => drive(workspace, id))

/**
 * Goes on where it was stopped, once whoever stopped has finished what was under way. The time of one that ran out of it begins anew.
 */
export const goOnWithSweep = (workspace: Workspace, sweep: Sweep): Promise<void> =>
  alone(sweep.id, async () => {
    const isTimeUp = sweep.state.status === 'stopped' && sweep.state.why === 'time'
    const state = { status: 'running', since: workspace.clock.now() } as const
    if (await workspace.sweeps.move(sweep.id, { state, ...(isTimeUp && { workedMs: 0 }) }))
      await drive(workspace, sweep.id)
  })

async function alone(id: SweepId, work: () => Promise<void>): Promise<void> {
  await ('locks' in navigator ? navigator.locks.request(sweepLock(id), work) : work())
}

async function drive(workspace: Workspace, id: SweepId): Promise<void> {
  const { sweeps, runs, jobs, clock, watch } = workspace
  const sweep = await sweeps.get(id)
  if (sweep?.state.status !== 'running') return
  const began = clock.now()
  const byPlace = new Map(runsByPlace(await runs.ofSweep(id)))
  const seen: { state: SweepState } = { state: sweep.state }
  const unwatch = watch(
    () => sweeps.get(id),
    (now) => {
      if (now) seen.state = now.state
    },
    () => {},
  )
  const workedMs = () => sweep.workedMs + clock.now() - began
  const isTimeUp = () => sweep.minutes !== null && workedMs() >= 60_000 * sweep.minutes

  const train = async (training: TrialTraining): Promise<number | null> => {
    const run = byPlace.get(training.place) ?? trialRun(workspace, sweep, training)
    if (!byPlace.has(training.place)) await runs.put(run)
    byPlace.set(training.place, run)
    await startRun(workspace, run, { keep: true })
    const after = await runs.get(run.id)
    return (after && scoreOf(after)) ?? null
  }
  const tell = ({ scores, places }: SweepProgress) => {
    const tried = new Set(
      places.flatMap((training) => (training && scores.has(training.place) ? [training.trial] : [])),
    )
    return jobs.put({ ...jobOf(sweep, began), heartbeatAt: clock.now(), done: tried.size })
  }
  const sweeping = runSweep(sweep.plan, scoresOf(byPlace), sweep.workers, {
    train,
    mayBegin: () => seen.state.status === 'running' && !isTimeUp(),
  })
  try {
    for (;;) {
      const step = await sweeping.next()
      await tell(step.value)
      if (!step.done) continue
      const { state } = seen
      const why = state.status === 'stopped' ? state.why : isTimeUp() ? 'time' : 'interrupted'
      const at = clock.now()
      const end: SweepState = step.value.isWhole ? { status: 'finished', at } : { status: 'stopped', at, why }
      await sweeps.move(id, { state: end, workedMs: workedMs() })
      const over = step.value.isWhole ? 'done' : why === 'interrupted' ? 'interrupted' : 'cancelled'
      await jobs.update(jobId(id), { state: over, heartbeatAt: at })
      return
    }
  } finally {
    setTimeout(unwatch)
    endKeptTrainers()
  }
}

function trialRun({ clock }: Workspace, sweep: Sweep, training: TrialTraining) {
  const { place, trial, level } = training
  const { limits: _, ...whole } = sweep.recipe
  const recipe: RunRecipe = { ...whole, ...trialRecipe({ plan: sweep.plan, ...sweep.trials }, training) }
  return newRun(recipe, {
    id: runId(crypto.randomUUID().slice(0, 13)),
    now: clock.now(),
    taken: [],
    name: `${sweep.name}-${String(trial).padStart(2, '0')}${level > 0 && place > 0 ? `-${level + 1}` : ''}`,
    sweep: { sweepId: sweep.id, trial, training: { place, level }, isSelectedOn: sweep.judge === 'validation' },
  })
}

const jobOf = (sweep: Sweep, startedAt: Job['startedAt']): Job => ({
  schemaVersion: 1,
  id: jobId(sweep.id),
  kind: 'sweep',
  label: sweep.name,
  startedAt,
  heartbeatAt: startedAt,
  done: 0,
  of: sweep.plan.trials,
  unit: 'trials',
  rate: null,
  rateUnit: 'rows/s',
  secondsLeft: null,
  state: 'running',
  error: null,
  href: addressOfSweep(sweep.id),
})
