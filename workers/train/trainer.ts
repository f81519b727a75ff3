import { type Checkpoint, canResume, needsCheckpoint } from '@/lib/experiments/checkpoint'
import type { CheckpointStore } from '@/lib/experiments/checkpoint-store'
import { HEARTBEAT_MS, runLock } from '@/lib/experiments/interruption'
import { isTrial } from '@/lib/experiments/is-trial'
import type { Run } from '@/lib/experiments/run'
import { limitedParts, type UsedParts, usedParts } from '@/lib/features/ride-limits'
import type { ZoneSetStore } from '@/lib/places/zone-set-store'
import { formatBytes } from '@/lib/shared/format-number'
import type { RunId } from '@/lib/shared/ids'
import { sha256 } from '@/lib/shared/ids'
import { isOutOfMemory } from '@/lib/shared/out-of-memory'
import { isOutOfRoom } from '@/lib/shared/out-of-room'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { FitState } from '@/lib/training/fit-state'
import type { NeuralTrainer } from '@/lib/training/neural-trainer'
import type { PeakMemory } from '@/lib/training/peak-memory'
import { type TrainingDeps, train } from '@/lib/training/train'
import { NOTHING_YET } from '@/lib/training/training-control'
import type { TrainingOutcome } from '@/lib/training/training-outcome'
import type { TrainingTask } from '@/lib/training/training-task'
import { TRAINING_VERSION } from '@/lib/training/training-version'
import type { DatasetStore } from '@/lib/trips/dataset-store'
import type { TripColumns } from '@/lib/trips/trip-columns'
import type { TrainWorker } from './api'
import { checkpointKeeper } from './checkpoint-keeper'
import { type ReportDeps, type RunReport, runReport } from './run-report'
import { inSlot } from './slots'

export interface TrainerDeps extends ReportDeps {
  readonly datasets: Pick<DatasetStore, 'get' | 'readTrips' | 'readSample'>
  readonly zoneSets: Pick<ZoneSetStore, 'get'>
  readonly checkpoints: CheckpointStore
  readonly neural: NeuralTrainer
  /** Null where the browser has none: then the heartbeat alone tells. */
  readonly locks: Pick<LockManager, 'request'> | null
  /** Trainings at once, over all tabs. */
  readonly slots: number
  /** The same for trials of a sweep, of which each is small and there are many. */
  readonly trialSlots: number
  /** Lets waiting messages in. */
  readonly pause: () => Promise<void>
  readonly peakMemory: (arrays: number) => PeakMemory
}

type Wish = 'stop' | 'cancel'

interface RidesToUse {
  readonly trips: TripColumns
  /** Null where that is all of them. */
  readonly used: UsedParts | null
}

interface TaskOnRides {
  readonly task: TrainingTask
  readonly used: UsedParts | null
}

/** Thrown through the training from within a pause, so that a cancel need not wait for the end of an epoch. */
class Cancelled extends Error {}

/** Why a training ended that should not have, as a sentence. */
function whyNot(run: Run, error: unknown): ReturnType<typeof fail> {
  if (isOutOfRoom(error))
    return fail(
      'storage/quota',
      `${run.name} could not be trained: the browser has no room left. Delete datasets you no longer need, or free disk space, and run it again.`,
    )
  const what = error instanceof Error ? error.message : String(error)
  if (isOutOfMemory(error))
    return fail(
      'training/memory',
      `${run.name} could not be trained: the browser has not enough memory for it (${what}). Train it on fewer rides, with fewer features or a smaller batch, or close other tabs, and run it again.`,
    )
  return fail('training/failed', `${run.name} could not be trained: ${what}`)
}

const NO_JOBS: ReportDeps['jobs'] = {
  list: async () => [],
  get: async () => null,
  put: async () => {},
  update: async () => {},
  remove: async () => {},
}

const cancelled = (run: Run) => fail('run/cancelled', `${run.name} was cancelled.`)

/** The train worker's methods over its stores: see `api.ts`. */
export function createTrainer(deps: TrainerDeps): TrainWorker {
  const { runs, locks, clock } = deps
  const wishes = new Map<RunId, Wish>()
  const waiting = new Map<RunId, AbortController>()
  /** Runs that this worker was asked to train: wishes for others are not its business. */
  const mine = new Set<RunId>()
  const unsaved = new Map<RunId, Uint8Array>()
  let lastRides: { readonly key: string; readonly rides: RidesToUse } | null = null

  /** Holds the run's lock while the work lasts. A run that another tab holds is left alone. */
  async function alone(run: Run, work: () => Promise<Result<null>>): Promise<Result<null>> {
    if (locks === null) return work()
    return locks.request(runLock(run.id), { ifAvailable: true }, async (lock) =>
      lock === null ? fail('run/elsewhere', `${run.name} is being trained in another tab.`) : work(),
    )
  }

  /** The rides of a run: all of its dataset, or those that its limits leave. */
  async function ridesOf(run: Run, report: RunReport): Promise<Result<RidesToUse>> {
    const { datasetId, split, limits, seed } = run.recipe
    const key = JSON.stringify([datasetId, limits ? [split, limits, seed] : null])
    if (lastRides?.key === key) return ok(lastRides.rides)
    const read = await readRides(run, report)
    // The next trial of a sweep uses the same; other runs have a worker of their own.
    lastRides = read.ok && isTrial(run) ? { key, rides: read.value } : null
    return read
  }

  async function readRides({ recipe }: Run, report: RunReport): Promise<Result<RidesToUse>> {
    const { datasetId, split, limits, seed } = recipe
    if (!limits) {
      const trips = await deps.datasets.readTrips(datasetId, report.held)
      return trips.ok ? ok({ trips: trips.value, used: null }) : trips
    }
    const sampled = await deps.datasets.readSample(datasetId, limitedParts(split, limits, seed), report.held)
    return sampled.ok ? ok({ trips: sampled.value.trips, used: usedParts(sampled.value.spans) }) : sampled
  }

  async function taskOf(run: Run, report: RunReport): Promise<Result<TaskOnRides>> {
    const { datasetId, zoneSetId, family, settings, features, split, seed } = run.recipe
    const dataset = await deps.datasets.get(datasetId)
    if (!dataset)
      return fail('dataset/unknown', `The dataset of ${run.name} is not here any more. Import its files again.`)
    const rides = await ridesOf(run, report)
    if (!rides.ok) return rides
    const zoneSet = zoneSetId === null ? null : await deps.zoneSets.get(zoneSetId)
    if (zoneSetId !== null && zoneSet === null)
      return fail(
        'zones/unknown',
        `The zone set of ${run.name} was deleted. Import its zone files again, or duplicate the run and choose other places.`,
      )
    const task = {
      family,
      settings,
      features,
      split,
      seed,
      trips: rides.value.trips,
      dataFingerprint: sha256(dataset.id),
      rules: dataset.rules,
      zoneSet,
      simulated: dataset.simulated,
    }
    return ok({ task, used: rides.value.used })
  }

  /** Where the run can be taken up again: null where it begins anew. */
  async function takenUp(run: Run): Promise<Result<Checkpoint | null>> {
    const checkpoint = isTrial(run) ? null : await deps.checkpoints.read(run.id)
    if (checkpoint === null) return ok(null)
    const hasDataset = (await deps.datasets.get(run.recipe.datasetId)) !== null
    const can = canResume(checkpoint.head, run, { madeBy: TRAINING_VERSION, hasDataset })
    return can.ok ? ok(checkpoint) : can
  }

  /** How a run is kept from being lost with its tab; a trial is as soon done again. */
  async function keepingOf(
    run: Run,
    report: RunReport,
    from: Checkpoint | null,
  ): Promise<Pick<TrainingDeps, 'keeping'>> {
    if (isTrial(run)) return {}
    if (run.recipe.settings.computedBy === 'TensorFlow.js') await report.notKept('library')
    const save = (state: FitState) =>
      deps.checkpoints.write(
        {
          ...{ runId: run.id, savedAt: clock.now(), madeBy: TRAINING_VERSION, datasetId: run.recipe.datasetId },
          ...report.progress(),
        },
        state,
      )
    const rest = checkpointKeeper(clock, save, () => report.notKept('no room'))
    return { keeping: { from: from?.state ?? null, secondsBefore: from?.head.seconds ?? 0, rest } }
  }

  /** Removes its checkpoints once nothing can come of them any more. */
  async function forget(run: Run): Promise<void> {
    if (!isTrial(run) && !needsCheckpoint(await runs.get(run.id))) await deps.checkpoints.remove([run.id])
  }

  async function work(run: Run, report: RunReport, from: Checkpoint | null): Promise<Result<null>> {
    try {
      if (!(await report.begin())) return fail('run/over', `${run.name} is over already.`)
      const task = await taskOf(run, report)
      if (!task.ok) {
        await report.fail(task.error)
        return task
      }
      const training = train(task.value.task, {
        clock,
        neural: deps.neural,
        ridecast: deps.host.ridecast,
        peakMemory: deps.peakMemory,
        pause: async () => {
          await deps.pause()
          if (wishes.get(run.id) === 'cancel' || !(await report.beat())) throw new Cancelled()
        },
        shouldStop: () => wishes.has(run.id),
        ...(await keepingOf(run, report, from)),
      })
      for (;;) {
        const step = await training.next()
        if (wishes.get(run.id) === 'cancel') {
          await training.return(cancelled(run))
          throw new Cancelled()
        }
        if (!step.done) {
          await report.tell(step.value)
          await deps.pause()
          continue
        }
        if (!step.value.ok) {
          const { error } = step.value
          await (error.code === NOTHING_YET ? report.cancel(error) : report.fail(error))
          return step.value
        }
        return await keep(run, report, step.value.value, task.value.used)
      }
    } catch (error) {
      if (error instanceof Cancelled) {
        await report.cancel()
        return cancelled(run)
      }
      const failure = whyNot(run, error)
      await report.fail(failure.error).catch(() => undefined)
      return failure
    } finally {
      wishes.delete(run.id)
      await forget(run).catch(() => undefined)
    }
  }

  /** Keeps what was learnt. Where there is no room for it, it stays here until it is asked for. */
  async function keep(
    run: Run,
    report: RunReport,
    outcome: TrainingOutcome,
    used: UsedParts | null,
  ): Promise<Result<null>> {
    try {
      const finish = () => report.finish(outcome, used)
      const isKept = await finish().catch(async (error: unknown) => {
        if (!isOutOfRoom(error)) throw error
        // The model takes the room of its checkpoints.
        await deps.checkpoints.remove([run.id])
        return finish()
      })
      return isKept ? ok(null) : cancelled(run)
    } catch (error) {
      if (!isOutOfRoom(error)) throw error
      unsaved.set(run.id, outcome.artefact)
      const size = formatBytes(outcome.artefact.byteLength)
      const failure = fail(
        'storage/quota',
        `${run.name} was trained, but the browser has no room left for its model (${size}). Download the model before you close this tab, or delete datasets you no longer need and run it again.`,
      )
      await report.fail(failure.error).catch(() => undefined)
      return failure
    }
  }

  /** In line under the run's lock, with a sign of life while it waits. */
  async function inTurn(run: Run, from: Checkpoint | null): Promise<Result<null>> {
    // The sweep has a job of its own: its trials are none.
    const report = runReport(run, isTrial(run) ? { ...deps, jobs: NO_JOBS } : deps, from?.head)
    await report.wait()
    if (locks === null) return work(run, report, from)
    const leave = new AbortController()
    waiting.set(run.id, leave)
    const heart = setInterval(() => void report.wait(), HEARTBEAT_MS)
    const outcome = await inSlot(locks, isTrial(run) ? deps.trialSlots : deps.slots, leave.signal, () => {
      clearInterval(heart)
      waiting.delete(run.id)
      return work(run, report, from)
    })
    clearInterval(heart)
    waiting.delete(run.id)
    if (outcome !== null) return outcome
    wishes.delete(run.id)
    await report.cancel()
    return cancelled(run)
  }

  return {
    async start(id) {
      mine.add(id)
      const run = await runs.get(id)
      if (!run) return fail('run/unknown', 'This run is not here any more.')
      return alone(run, async () => {
        const from = await takenUp(run)
        return from.ok ? inTurn(run, from.value) : from
      })
    },
    async unsaved(id) {
      return unsaved.get(id) ?? null
    },
    async stop(id) {
      if (mine.has(id) && !wishes.has(id)) wishes.set(id, 'stop')
    },
    async cancel(id) {
      if (!mine.has(id)) return
      wishes.set(id, 'cancel')
      waiting.get(id)?.abort()
    },
  }
}
