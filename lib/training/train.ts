import { judgedRides } from '@/lib/evaluation/judged-rides'
import { measureErrorsInSteps } from '@/lib/evaluation/measure-errors'
import { isHonestAtPickup, readFeatureSpec } from '@/lib/features/feature-spec'
import type { FittedFeatures } from '@/lib/features/fitted-features'
import { splitRows, splitTail } from '@/lib/features/split'
import type { MinuteRange, ModelParts, SettingValue } from '@/lib/models/artefact'
import { measureCoverage } from '@/lib/models/coverage'
import { createPredictor } from '@/lib/models/create-predictor'
import { encodeArtefact, identifyArtefact } from '@/lib/models/encode-artefact'
import { FAMILIES } from '@/lib/models/families/all'
import { blend } from '@/lib/models/families/blend'
import { type NeuralFamilySettings, neural } from '@/lib/models/families/neural'
import { trees } from '@/lib/models/families/trees'
import { addGoldenRides } from '@/lib/models/golden-rides'
import type { IntervalTable } from '@/lib/models/interval-table'
import { minutesOf, rangeOf } from '@/lib/models/minutes'
import type { ModelBody } from '@/lib/models/model-body'
import type { Predictor } from '@/lib/models/predictor'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { Steps } from '@/lib/shared/steps'
import type { TripColumns } from '@/lib/trips/trip-columns'
import { calibrateIntervals } from './calibrate-intervals'
import type { EarlyModel } from './early-model'
import { fitBlend } from './fit-blend'
import { fitNeural } from './fit-neural'
import { type FitState, keepingOf } from './fit-state'
import { fitTrees } from './fit-trees'
import type { Keeping } from './keeping'
import { fusedLearner } from './nets/fused-learner'
import type { NeuralTrainer } from './neural-trainer'
import { arrayBytes, type PeakMemory } from './peak-memory'
import { predictInPieces } from './predict-in-pieces'
import { fingerprintRides } from './ride-fingerprint'
import { carryOut, type TrainingControl } from './training-control'
import type { TrainingEvent } from './training-event'
import type { TrainingOutcome } from './training-outcome'
import type { TrainingTask } from './training-task'

export interface TrainingDeps extends TrainingControl {
  /** The library that trains nets where a run asks for it. */
  readonly neural: NeuralTrainer
  /** Version of this software, for the artefact. */
  readonly ridecast: string
  /** Present where a training is to be kept from being lost: see `FitState`. Families that are fitted at once ask nothing of it. */
  readonly keeping?: Keeping<FitState> & {
    /** What was trained before `from`. */
    readonly secondsBefore: number
  }
  /** The most memory held so far, given the bytes of the arrays that this training is known to hold; null where nobody can tell. */
  readonly peakMemory: (arrays: number) => PeakMemory | null
}

const OWN_TRAINER: NeuralTrainer = { open: async (job) => fusedLearner(job) }

/** Whether the library's gradients are written out for such a net. */
const coversNet = (net: NeuralFamilySettings): boolean =>
  net.hidden2 > 0 &&
  !net.hidden3 &&
  !net.hidden4 &&
  !net.dropout &&
  (net.activation ?? 'relu') === 'relu' &&
  (net.loss ?? 'squared') === 'squared'

/** Families that need no library train on this. */
const PLAIN_BACKEND = 'typed arrays'

/** Share of the training rides, the last whole days of them, that families which fit at once leave out to learn how far they err. */
const TAIL_SHARE = 0.12

/**
 * Trains a model of any family, judges it on the rides that come after the training period and packs it up. The same task gives the same
 * artefact, bit for bit. Cancel with `return()`, or by throwing from a pause; `shouldStop` keeps the best so far, which is then judged.
 *
 * Fails with `features/unknown`, `split/…`, `settings/…`, `training/diverged`, and with `training/nothing-yet` where it was stopped before
 * there was a model.
 */
export async function* train(
  task: TrainingTask,
  deps: TrainingDeps,
): AsyncGenerator<TrainingEvent, Result<TrainingOutcome>> {
  const spec = readFeatureSpec(task.features)
  if (!spec.ok) return spec
  const parts = splitRows(task.trips.pickupAt, task.split)
  if (!parts.ok) return parts
  const settings = FAMILIES[task.family].readSettings(task.settings)
  if (!settings.ok) return settings

  const began = deps.clock.now()
  const input = { trips: task.trips, rows: parts.value.train, spec: spec.value, zoneSet: task.zoneSet, seed: task.seed }
  const fitted = yield* learn(task, { ...input, settings: settings.value }, deps)
  if (!fitted.ok) return fitted
  const { features, body, early, rowsSeen } = fitted.value
  const seconds = Math.max(1e-3, (deps.clock.now() - began) / 1000) + (deps.keeping?.secondsBefore ?? 0)

  yield { kind: 'stage', stage: 'evaluation' }
  await deps.pause()
  const range = rangeOf(minutesOf(task.trips, parts.value.train))
  const calibrated = early && (await carryOut(learnIntervals(task.trips, early, range), deps, 'finish'))
  if (calibrated && !calibrated.ok) return calibrated
  const intervals = calibrated?.value ?? null
  const predictor = createPredictor({ features, body, range, ...(intervals && { intervals }) })
  const valid = await judge(task, 'valid', parts.value.valid, predictor, deps)
  if (!valid.ok) return valid
  const test = parts.value.test === null ? null : await judge(task, 'test', parts.value.test, predictor, deps)
  if (test !== null && !test.ok) return test

  const model: ModelParts = {
    ridecast: deps.ridecast,
    seed: task.seed,
    settings: settings.value,
    data: {
      fingerprint: task.dataFingerprint,
      simulated: task.simulated,
      split: task.split,
      trainingRides: parts.value.train.length,
      rules: task.rules,
    },
    features,
    range,
    body,
    ...(intervals && { intervals }),
    metrics: { valid: valid.value.metrics, test: test?.value.metrics ?? null },
  }
  const artefact = await encodeArtefact(addGoldenRides(model, task.trips))
  const peak = deps.peakMemory(arrayBytes(task.trips, parts.value.train.length, features.centre.length))
  return ok({
    artefactId: await identifyArtefact(artefact),
    artefact,
    metrics: { valid: valid.value.metrics, test: test?.value.metrics ?? null },
    ...(valid.value.coverage && { coverage: { valid: valid.value.coverage, test: test?.value.coverage ?? null } }),
    validPredictions: valid.value.predictions,
    testPredictions: test?.value.predictions ?? null,
    validFingerprint: valid.value.fingerprint,
    testFingerprint: test?.value.fingerprint ?? null,
    cost: {
      rows: rowsSeen,
      seconds,
      rowsPerSecond: rowsSeen / seconds,
      peakMemoryBytes: peak?.bytes ?? null,
      ...(peak && { memoryMeasure: peak.measure }),
    },
    features: features.spec.features,
    honestAtPickup: isHonestAtPickup(features.spec),
    simulated: task.simulated,
  })
}

interface Fitted {
  readonly features: FittedFeatures
  readonly body: ModelBody
  readonly early: EarlyModel | null
  readonly rowsSeen: number
}

interface FamilyInput {
  readonly trips: TripColumns
  readonly rows: Int32Array
  readonly spec: Parameters<typeof isHonestAtPickup>[0]
  readonly zoneSet: TrainingTask['zoneSet']
  readonly seed: number
  readonly settings: Readonly<Record<string, SettingValue>>
}

async function* learn(
  task: TrainingTask,
  input: FamilyInput,
  deps: TrainingDeps,
): AsyncGenerator<TrainingEvent, Result<Fitted>> {
  const family = FAMILIES[task.family]
  if (task.family === 'trees')
    return yield* fitTrees(
      { ...input, settings: trees.settings.parse(input.settings) },
      deps,
      keepingOf('trees', deps.keeping),
    )
  if (task.family === 'blend')
    return yield* fitBlend(
      { ...input, settings: blend.settings.parse(input.settings) },
      OWN_TRAINER,
      deps,
      keepingOf('blend', deps.keeping),
    )
  if (family.fitInSteps === null) {
    const settings = neural.settings.parse(input.settings)
    const isLibrary = settings.computedBy === 'TensorFlow.js'
    if (isLibrary && !coversNet(settings))
      return fail(
        'settings/not-covered',
        'TensorFlow.js trains nets of two hidden layers with ReLU and squared errors, without dropout. Choose these, or "own kernel" under "Computed by".',
      )
    if (isLibrary) return yield* fitNeural({ ...input, settings }, deps.neural, deps)
    return yield* fitNeural({ ...input, settings }, OWN_TRAINER, deps, keepingOf('neural', deps.keeping))
  }
  yield { kind: 'stage', stage: 'features' }
  yield { kind: 'backend', backend: PLAIN_BACKEND }
  await deps.pause()
  yield { kind: 'stage', stage: 'training' }
  const done = await carryOut(family.fitInSteps(input), deps)
  if (!done.ok) return done
  const fitted = done.value
  if (!fitted.ok) return fitted
  const { head, tail } = splitTail(input.trips.pickupAt, input.rows, TAIL_SHARE)
  if (tail.length === 0) return ok({ ...fitted.value, early: null, rowsSeen: input.rows.length })
  const again = await carryOut(family.fitInSteps({ ...input, rows: head }), deps)
  if (!again.ok) return again
  if (!again.value.ok) return again.value
  return ok({ ...fitted.value, early: { ...again.value.value, head, tail }, rowsSeen: input.rows.length + head.length })
}

/** How far the model errs, as its early form errs on the days after its last. */
function* learnIntervals(trips: TripColumns, early: EarlyModel, range: MinuteRange): Steps<IntervalTable | null> {
  const { features, body, tail } = early
  const predicted = yield* predictInPieces(trips, tail, createPredictor({ features, body, range }))
  const actual = minutesOf(trips, tail)
  return calibrateIntervals({ predicted, actual, pickupAt: tail.map((row) => trips.pickupAt[row] as number) })
}

async function judge(
  task: TrainingTask,
  part: 'valid' | 'test',
  rows: Int32Array,
  predictor: Predictor,
  control: TrainingControl,
) {
  const rides = judgedRides(task.trips, task.split, part)
  if (!rides.ok) return rides
  const predictions = await carryOut(predictInPieces(task.trips, rows, predictor), control, 'finish')
  if (!predictions.ok) return predictions
  const metrics = await carryOut(measureErrorsInSteps(rides.value, predictions.value), control, 'finish')
  if (!metrics.ok) return metrics
  const ends = predictor.intervalEnds(rides.value, predictions.value)
  return ok({
    predictions: predictions.value,
    metrics: metrics.value,
    coverage: ends && measureCoverage({ actual: rides.value.minutes, pickupAt: rides.value.pickupAt }, ends),
    fingerprint: await fingerprintRides(rides.value),
  })
}
