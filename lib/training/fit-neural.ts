import type { FeatureSpec } from '@/lib/features/feature-spec'
import { fitFeaturesInSteps } from '@/lib/features/fit-features'
import type { FittedFeatures } from '@/lib/features/fitted-features'
import { splitTail } from '@/lib/features/split'
import { transformInSteps } from '@/lib/features/transform'
import type { NeuralFamilySettings } from '@/lib/models/families/neural'
import { minutesOf } from '@/lib/models/minutes'
import type { NeuralBody } from '@/lib/models/model-body'
import type { ZoneSet } from '@/lib/places/zone-set'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { Steps } from '@/lib/shared/steps'
import { pickTrips } from '@/lib/trips/pick-trips'
import type { TripColumns } from '@/lib/trips/trip-columns'
import type { EarlyModel } from './early-model'
import type { Keeping } from './keeping'
import { layOutNet, type NetShape, partOf } from './net-shape'
import type { NetState } from './nets/net-state'
import type { NetJob, NetRows, NeuralTrainer } from './neural-trainer'
import { type NetEpoch, type NetTask, type TrainedNet, trainNet } from './train-net'
import { carryOut, nothingYet, type TrainingControl } from './training-control'
import type { TrainingEvent } from './training-event'

export interface NeuralTask {
  readonly spec: FeatureSpec
  readonly settings: NeuralFamilySettings
  readonly trips: TripColumns
  /** Rows of the training period. */
  readonly rows: Int32Array
  readonly zoneSet: ZoneSet | null
  readonly seed: number
}

export interface FittedNeural {
  readonly features: FittedFeatures
  readonly body: NeuralBody
  /** The best of the search; null where all rides start on one day. */
  readonly early: EarlyModel<NeuralBody> | null
  /** Rows that were passed through the net, over all epochs. */
  readonly rowsSeen: number
}

/** Where the fitting of a net stands. Plain data. */
export interface NeuralState {
  readonly kind: 'neural'
  /** What the search found; null while it goes on, and where there is none. */
  readonly found: TrainedNet | null
  /** Epochs of the search so far. */
  readonly searched: number
  readonly rowsSeen: number
  /** Of the pass under way. */
  readonly net: NetState
}

/** Training targets as the net sees them: minutes = shift + scale × output. Float32 values, as they are stored. */
interface Target {
  readonly shift: number
  readonly scale: number
}

/**
 * Trains the embedding net in two passes. The search learns on all but the last days of the training period, with features that never saw
 * those days, and finds the epoch after which they are predicted best. The final pass learns on the whole period for as many epochs.
 * Somebody who stops it gets the best of the search so far, and `training/nothing-yet` before its first epoch. Where all rides start on
 * one day there is no tail, and one pass. With `keeping` it can be put down at every rest.
 */
export async function* fitNeural(
  task: NeuralTask,
  trainer: NeuralTrainer,
  control: TrainingControl,
  keeping?: Keeping<NeuralState>,
): AsyncGenerator<TrainingEvent, Result<FittedNeural>> {
  const { settings, trips, rows } = task
  const { head, tail } = splitTail(trips.pickupAt, rows, settings.tailShare)
  const from = keeping?.from ?? null
  let rowsSeen = from?.rowsSeen ?? 0
  let [seconds, seenEpochs] = [0, 0]
  const told = (
    epoch: NetEpoch,
    pass: 'search' | 'final',
    before: number,
    epochsOfPass: number,
    epochs: number,
    count: number,
  ) => {
    rowsSeen += count
    seconds += count / epoch.rowsPerSecond
    seenEpochs++
    return {
      kind: 'epoch',
      pass,
      ofPass: { epoch: epoch.epoch, epochs: epochsOfPass },
      epoch: before + epoch.epoch,
      epochs,
      trainRmse: epoch.trainRmse,
      tailRmse: epoch.tailRmse,
      rowsPerSecond: epoch.rowsPerSecond,
      secondsLeft: (seconds / seenEpochs) * (epochs - before - epoch.epoch),
    } as const
  }

  yield { kind: 'stage', stage: 'features' }
  let found:
    | (TrainedNet & { readonly features: FittedFeatures; readonly target: Target; readonly shape: NetShape })
    | null = null
  let searched = from?.searched ?? 0
  if (tail.length > 0) {
    const prepared = await carryOut(preparePass(task, head), control)
    if (!prepared.ok) return prepared
    const pass = prepared.value
    const watching = await carryOut(transformInSteps(pass.features, pickTrips(trips, tail)), control)
    if (!watching.ok) return watching
    const watched = watching.value
    const truth = minutesOf(trips, tail)
    const of = { features: pass.features, target: pass.target, shape: pass.shape }
    yield { kind: 'stage', stage: 'training' }
    const opened = await trainer.open(jobOf(pass, task))
    yield { kind: 'backend', backend: opened.backend }
    try {
      const search = trainNet(
        {
          shape: pass.shape,
          settings,
          seed: task.seed,
          rows: pass.net,
          tail: { matrix: watched, rmse: (output) => rmseOf(output, truth, pass.target) },
          ...restingWith(null),
        },
        opened.learner,
        control,
      )
      if (from?.found) found = { ...from.found, ...of }
      while (found === null) {
        const step = await search.next()
        if (step.done) {
          found = { ...step.value, ...of }
          break
        }
        searched = step.value.epoch
        yield told(inMinutes(step.value, pass.target), 'search', 0, settings.epochs, 2 * settings.epochs, head.length)
      }
    } finally {
      opened.learner.close()
    }
    if (found.epoch === 0) return control.shouldStop() ? nothingYet() : diverged(settings)
    if (control.shouldStop()) return ok(result(found))
  }

  const lastEpoch = found?.epoch ?? settings.epochs
  const prepared = await carryOut(preparePass(task, rows), control)
  if (!prepared.ok) return found === null ? prepared : ok(result(found))
  const pass = prepared.value
  if (found === null) yield { kind: 'stage', stage: 'training' }
  const opened = await trainer.open(jobOf(pass, task))
  if (found === null) yield { kind: 'backend', backend: opened.backend }
  try {
    const final = trainNet(
      {
        ...{ shape: pass.shape, settings, seed: task.seed, rows: pass.net, tail: null, lastEpoch },
        ...restingWith(found && { weights: found.weights, epoch: found.epoch }),
      },
      opened.learner,
      control,
    )
    for (;;) {
      const step = await final.next()
      if (step.done) {
        const whole = { ...step.value, features: pass.features, target: pass.target, shape: pass.shape }
        if (whole.epoch < lastEpoch && found !== null) return ok(result(found))
        if (whole.epoch === 0) return nothingYet()
        if (!whole.weights.every(Number.isFinite)) return diverged(settings)
        return ok(result(whole))
      }
      yield told(inMinutes(step.value, pass.target), 'final', searched, lastEpoch, searched + lastEpoch, rows.length)
    }
  } finally {
    opened.learner.close()
  }

  /** What a pass needs to be put down and taken up again. */
  function restingWith(before: TrainedNet | null): Pick<NetTask, 'from' | 'atRest'> {
    if (!keeping) return {}
    const isOfThisPass = from !== null && (from.found === null) === (before === null)
    return {
      ...(isOfThisPass && { from: from.net }),
      atRest: (state) => keeping.rest(() => ({ kind: 'neural', found: before, searched, rowsSeen, net: state() })),
    }
  }

  function result(net: NonNullable<typeof found>): FittedNeural {
    const modelOf = ({ features, shape, weights, target }: typeof net) => ({
      features,
      body: bodyOf(shape, weights, target, settings.activation ?? 'relu'),
    })
    const early = found && { ...modelOf(found), head, tail }
    return { ...modelOf(net), early, rowsSeen }
  }
}

interface Pass {
  readonly features: FittedFeatures
  readonly shape: NetShape
  readonly target: Target
  readonly net: NetRows
}

const jobOf = ({ shape, net, target }: Pass, { settings, seed }: NeuralTask): NetJob => ({
  shape,
  rows: net,
  decay: { kernel: settings.weightDecay, embedding: settings.embeddingDecay },
  activation: settings.activation ?? 'relu',
  dropout: settings.dropout ?? 0,
  loss:
    settings.loss === 'huber'
      ? { kind: 'huber', delta: (settings.huberFrom ?? 5) / target.scale }
      : { kind: 'squared' },
  seed,
})

/** Units of the hidden layers, those left out left out. */
const hiddenOf = ({ hidden1, hidden2, hidden3 = 0, hidden4 = 0 }: NeuralFamilySettings): readonly number[] =>
  [hidden1, hidden2, hidden3, hidden4].filter((units) => units > 0)

function* preparePass(task: NeuralTask, rows: Int32Array): Steps<Pass> {
  const { fitted, matrix } = yield* fitFeaturesInSteps(task.spec, task.trips, rows, task.zoneSet, task.seed)
  const minutes = minutesOf(task.trips, rows)
  const target = spreadOf(minutes)
  const shape: NetShape = {
    pickups: fitted.pickupZones.length + 1,
    dropoffs: fitted.dropoffZones.length + 1,
    embedding: task.settings.embedding,
    dense: matrix.names.length,
    hidden: hiddenOf(task.settings),
    outputs: 1,
  }
  const scaled = minutes.map((value) => (value - target.shift) / target.scale)
  return { features: fitted, shape, target, net: { matrix, target: scaled } }
}

/** Mean and standard deviation, float32. */
function spreadOf(values: Float32Array): Target {
  let sum = 0
  for (const value of values) sum += value
  const mean = sum / values.length
  let squares = 0
  for (const value of values) squares += (value - mean) * (value - mean)
  return { shift: Math.fround(mean), scale: Math.fround(Math.max(1e-3, Math.sqrt(squares / values.length))) }
}

function rmseOf(output: Float32Array, minutes: Float32Array, { shift, scale }: Target): number {
  let squares = 0
  for (let i = 0; i < output.length; i++) {
    const error = shift + scale * (output[i] as number) - (minutes[i] as number)
    squares += error * error
  }
  return Math.sqrt(squares / output.length)
}

const inMinutes = (epoch: NetEpoch, { scale }: Target): NetEpoch => ({ ...epoch, trainRmse: epoch.trainRmse * scale })

const diverged = (settings: NeuralFamilySettings) =>
  fail(
    'training/diverged',
    `The net's error grew without bound at a learning rate of ${settings.learningRate}. Choose a smaller one.`,
  )

function bodyOf(
  shape: NetShape,
  weights: Float32Array,
  { shift, scale }: Target,
  activation: NetJob['activation'],
): NeuralBody {
  const layout = layOutNet(shape)
  const part = (name: Parameters<typeof partOf>[2]) => partOf(layout, weights, name).slice()
  const widths = [...shape.hidden, shape.outputs]
  return {
    kind: 'neural',
    embedding: shape.embedding,
    pickup: part('pickup'),
    dropoff: part('dropoff'),
    layers: widths.map((units, i) => ({
      units,
      activation: i < shape.hidden.length ? activation : 'linear',
      kernel: part(`kernel${i + 1}`),
      bias: part(`bias${i + 1}`),
    })),
    shift,
    scale,
  }
}
