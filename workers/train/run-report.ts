import type { CheckpointHead } from '@/lib/experiments/checkpoint'
import { HEARTBEAT_MS } from '@/lib/experiments/interruption'
import type { Environment, Run, RunResult, TrainingPass } from '@/lib/experiments/run'
import type { RunStore } from '@/lib/experiments/run-store'
import type { UsedParts } from '@/lib/features/ride-limits'
import type { Clock } from '@/lib/shared/clock'
import { type Job, jobId } from '@/lib/shared/job'
import type { JobStore } from '@/lib/shared/job-store'
import { isOutOfRoom } from '@/lib/shared/out-of-room'
import { addressOfRun } from '@/lib/shared/page-address'
import type { Failure } from '@/lib/shared/result'
import type { TrainingEvent } from '@/lib/training/training-event'
import type { TrainingOutcome } from '@/lib/training/training-outcome'

/** Writes how a training goes to its run, its epochs and its job. */
export interface RunReport {
  wait(): Promise<void>
  /** False where the run may not be trained (any more). */
  begin(): Promise<boolean>
  tell(event: TrainingEvent): Promise<void>
  /** How far it is. */
  progress(): Pick<CheckpointHead, 'epoch' | 'epochs' | 'pass' | 'seconds'>
  /** That it begins anew where its tab is closed. */
  notKept(why: 'no room' | 'library'): Promise<void>
  /** A file that another tab holds and the training waits for, or null once it waits no more. */
  held(file: string | null): Promise<void>
  /** Writes a sign of life if one is due. False once somebody else has moved the run on. */
  beat(): Promise<boolean>
  /** False, with the job cancelled, where the run was cancelled in the last instant. */
  finish(outcome: TrainingOutcome, used: UsedParts | null): Promise<boolean>
  /** `because` where it was stopped rather than cancelled, and there was nothing to keep. */
  cancel(because?: Failure): Promise<void>
  fail(error: Failure): Promise<void>
}

export interface ReportDeps {
  readonly runs: RunStore
  readonly jobs: JobStore
  readonly clock: Clock
  readonly host: Pick<Environment, 'ridecast' | 'host' | 'cores'>
}

/** How many epochs' time is left is not known before the first. */
const START = { stage: 'features', epoch: 0, epochs: 0, secondsLeft: null } as const

/** `resumed`: the checkpoint that it goes on from. */
export function runReport(
  run: Run,
  { runs, jobs, clock, host }: ReportDeps,
  resumed: CheckpointHead | null = null,
): RunReport {
  const id = jobId(run.id)
  const startedAt = clock.now()
  let state: {
    stage: 'features' | 'training' | 'evaluation'
    epoch: number
    epochs: number
    secondsLeft: number | null
    pass?: TrainingPass
    notKept?: 'no room' | 'library'
  } = resumed
    ? { ...START, epoch: resumed.epoch, epochs: resumed.epochs, ...(resumed.pass && { pass: resumed.pass }) }
    : START
  const seconds = () => (resumed?.seconds ?? 0) + (clock.now() - beganAt) / 1000
  let environment: Environment | undefined
  let lastBeat = startedAt
  let beganAt = startedAt
  const href = addressOfRun(run.id)

  const job = (change: Partial<Job>): Job => ({
    schemaVersion: 1,
    id,
    kind: 'train',
    label: run.name,
    startedAt,
    heartbeatAt: clock.now(),
    done: 0,
    of: null,
    unit: 'epochs',
    rate: null,
    rateUnit: 'rows/s',
    secondsLeft: null,
    state: 'queued',
    error: null,
    href,
    ...change,
  })
  const move = () => {
    lastBeat = clock.now()
    return runs.move(run.id, { status: 'training', heartbeatAt: lastBeat, ...state }, environment)
  }
  /** Signs of life and curves may be missed where there is no room for them: the model may fit yet, or be downloaded. */
  const ifRoom = async (write: () => Promise<boolean>): Promise<boolean> => {
    try {
      return await write()
    } catch (error) {
      if (isOutOfRoom(error)) return true
      throw error
    }
  }
  const close = (change: Partial<Omit<Job, 'id' | 'schemaVersion'>>) =>
    jobs.update(id, { heartbeatAt: clock.now(), secondsLeft: null, rate: null, ...change })

  return {
    wait: () => jobs.put(job({})),
    async begin() {
      beganAt = clock.now()
      if (!(await move())) return false
      await jobs.put(job({ state: 'running' }))
      return true
    },
    async tell(event) {
      if (event.kind === 'backend') environment = { ...host, backend: event.backend }
      else if (event.kind === 'stage') state = { ...state, stage: event.stage }
      else {
        const { pass, ofPass, epoch, epochs, trainRmse, tailRmse, rowsPerSecond, secondsLeft } = event
        // A final pass without a search before it is the only one.
        const hasTwo = pass === 'search' || state.pass !== undefined
        state = {
          ...state,
          stage: 'training',
          epoch,
          epochs,
          secondsLeft,
          ...(hasTwo && { pass: { name: pass, ...ofPass } }),
        }
        const elapsed = seconds()
        await ifRoom(async () => {
          if (pass === 'search') await runs.appendEpoch(run.id, { epoch, trainRmse, tailRmse, rowsPerSecond, elapsed })
          await jobs.update(id, { heartbeatAt: clock.now(), done: epoch, of: epochs, rate: rowsPerSecond, secondsLeft })
          return true
        })
      }
      await ifRoom(move)
    },
    progress: () => ({
      ...{ epoch: state.epoch, epochs: state.epochs, seconds: seconds() },
      ...(state.pass && { pass: state.pass }),
    }),
    async notKept(why) {
      state = { ...state, notKept: why }
      await ifRoom(move)
    },
    held: (heldFile) => jobs.update(id, { heartbeatAt: clock.now(), heldFile }),
    async beat() {
      if (clock.now() - lastBeat < HEARTBEAT_MS) return true
      return ifRoom(async () => {
        await jobs.update(id, { heartbeatAt: clock.now() })
        return move()
      })
    },
    async finish(outcome, used) {
      const result: RunResult = {
        artefactId: outcome.artefactId,
        artefactBytes: outcome.artefact.byteLength,
        metrics: outcome.metrics,
        ...(outcome.coverage && { coverage: outcome.coverage }),
        validFingerprint: outcome.validFingerprint,
        testFingerprint: outcome.testFingerprint,
        honestAtPickup: outcome.honestAtPickup,
        simulated: outcome.simulated,
        cost: outcome.cost,
        ...(used && { used }),
      }
      const stored = (await runs.get(run.id)) ?? run
      const isKept = await runs.finish(
        { ...stored, environment: environment ?? null, state: { status: 'finished', at: clock.now(), result } },
        outcome.artefact,
        { valid: outcome.validPredictions, test: outcome.testPredictions },
      )
      const epochs = Math.max(1, state.epoch)
      await close(isKept ? { state: 'done', done: epochs, of: epochs } : { state: 'cancelled' })
      return isKept
    },
    async cancel(because) {
      await runs.move(run.id, { status: 'cancelled', at: clock.now(), ...(because && { because }) })
      await close({ state: 'cancelled', error: because ?? null })
    },
    async fail(error) {
      await runs.move(run.id, { status: 'failed', at: clock.now(), error })
      await close({ state: 'failed', error })
    },
  }
}
