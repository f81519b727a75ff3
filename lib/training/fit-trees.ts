import type { FeatureMatrix } from '@/lib/features/feature-matrix'
import type { FeatureSpec } from '@/lib/features/feature-spec'
import { fitFeaturesInSteps } from '@/lib/features/fit-features'
import type { FittedFeatures } from '@/lib/features/fitted-features'
import { splitTail } from '@/lib/features/split'
import { transformInSteps } from '@/lib/features/transform'
import type { TreesFamilySettings } from '@/lib/models/families/trees'
import { minutesOf } from '@/lib/models/minutes'
import type { TreesBody } from '@/lib/models/model-body'
import type { ZoneSet } from '@/lib/places/zone-set'
import { fail, ok, type Result } from '@/lib/shared/result'
import { inPieces, type Steps } from '@/lib/shared/steps'
import { pickTrips } from '@/lib/trips/pick-trips'
import type { TripColumns } from '@/lib/trips/trip-columns'
import { forestBody } from './boosting/forest-body'
import { type BuilderState, buildForest, type ForestBuilder, MOST_ROWS } from './boosting/forest-builder'
import { type GrownTree, valueInTree } from './boosting/grown-tree'
import { type Objective, objectiveOf } from './boosting/objective'
import { type PackedTrees, packTrees, unpackTrees } from './boosting/packed-trees'
import { type ColumnBins, fillBins, learnBins, strideOf } from './boosting/row-bins'
import type { EarlyModel } from './early-model'
import type { Keeping } from './keeping'
import { carryOut, nothingYet, type TrainingControl } from './training-control'
import type { TrainingEvent } from './training-event'

export interface TreesTask {
  readonly spec: FeatureSpec
  readonly settings: TreesFamilySettings
  readonly trips: TripColumns
  /** Rows of the training period. */
  readonly rows: Int32Array
  readonly zoneSet: ZoneSet | null
  readonly seed: number
}

export interface FittedTrees {
  readonly features: FittedFeatures
  readonly body: TreesBody
  /** The best of the search; null where all rides start on one day. */
  readonly early: EarlyModel<TreesBody> | null
  /** Rows that trees were grown on, over all trees. */
  readonly rowsSeen: number
}

/** Where the fitting of trees stands. Plain data. */
export interface TreesState {
  readonly kind: 'trees'
  /** The trees that the search found best; null while it goes on, and where there is none. */
  readonly found: PackedTrees | null
  /** Trees of the search that were told. */
  readonly searched: number
  /** Of the pass under way. */
  readonly pass: PassState
}

interface PassState {
  readonly trees: PackedTrees
  readonly builder: BuilderState
  /** How many trees are best, and their loss on the rides that are watched. */
  readonly best: number
  readonly bestLoss: number
  /** Scores of those rides; null without any. */
  readonly watched: Float32Array | null
}

/** Monotone transforms of other columns, and circles, which cuts do not need: trees that look at half of the columns are better without. */
const NOT_LOOKED_AT: ReadonlySet<string> = new Set([
  'straightLogKm',
  'typicalLogKm',
  'hourSin',
  'hourCos',
  'halfDaySin',
  'halfDayCos',
  'weekdaySin',
  'weekdayCos',
  'weekend',
  'hourOfWeekSin',
  'hourOfWeekCos',
  'meteredLogKm',
])
const DISTANCES: ReadonlySet<string> = new Set(['straightKm', 'typicalKm', 'meteredKm'])

/** Points of the curve that are told, at most, besides the last of a pass. */
const TOLD = 100

/**
 * Boosts trees in two passes. The search grows them on all but the last days of the training period, with features that never saw those
 * days, and finds the number of trees that predicts them best. The final pass grows as many on the whole period. Somebody who stops it
 * gets the best of the search so far, and `training/nothing-yet` before its first tree. Where all rides start on one day there is one pass.
 * With `keeping` it can be put down after every tree. Fails with `training/too-many-rides` above 16,777,215 rides.
 */
export async function* fitTrees(
  task: TreesTask,
  control: TrainingControl,
  keeping?: Keeping<TreesState>,
): AsyncGenerator<TrainingEvent, Result<FittedTrees>> {
  const { settings, trips, rows } = task
  if (rows.length > MOST_ROWS)
    return fail(
      'training/too-many-rides',
      `Trees learn from ${MOST_ROWS} rides at most; these are ${rows.length}. Let the run learn from fewer.`,
    )
  const { head, tail } = splitTail(trips.pickupAt, rows, settings.tailShare)
  const from = keeping?.from ?? null
  let rowsSeen = 0
  yield { kind: 'stage', stage: 'features' }

  let found: Found | null = null
  let searched = from?.searched ?? 0
  if (tail.length > 0) {
    const prepared = await carryOut(preparePass(task, head), control)
    if (!prepared.ok) return prepared
    const watched = await carryOut(watchTail(prepared.value, trips, tail), control)
    if (!watched.ok) return watched
    yield { kind: 'stage', stage: 'training' }
    yield { kind: 'backend', backend: backendOf(prepared.value) }
    const most = { trees: settings.trees, patience: settings.patience }
    const pass = growPass(prepared.value, most, watched.value, control, resting(null))
    if (from?.found) {
      const trees = unpackTrees(from.found)
      found = { pass: prepared.value, trees, count: trees.length }
    }
    while (found === null) {
      const step = await pass.next()
      if (step.done) {
        found = step.value
        break
      }
      searched = step.value.tree
      yield told(step.value, 'search', settings.trees, 0, 2 * settings.trees)
    }
    rowsSeen += searched * head.length
    if (found.count === 0) return nothingYet()
    if (control.shouldStop()) return ok(result(found))
  }

  const count = found?.count ?? settings.trees
  const prepared = await carryOut(preparePass(task, rows), control)
  if (!prepared.ok) return found === null ? prepared : ok(result(found))
  if (found === null) {
    yield { kind: 'stage', stage: 'training' }
    yield { kind: 'backend', backend: backendOf(prepared.value) }
  }
  const before = found && packTrees(found.trees.slice(0, found.count))
  const pass = growPass(prepared.value, { trees: count, patience: count }, null, control, resting(before))
  for (;;) {
    const step = await pass.next()
    if (step.done) {
      if (step.value.count < count) return found !== null ? ok(result(found)) : nothingYet()
      rowsSeen += count * rows.length
      return ok(result(step.value))
    }
    yield told(step.value, 'final', count, searched, searched + count)
  }

  /** What a pass needs to be put down and taken up again. */
  function resting(before: PackedTrees | null): Keeping<PassState> | null {
    if (!keeping) return null
    const isOfThisPass = from !== null && (from.found === null) === (before === null)
    return {
      from: isOfThisPass ? from.pass : null,
      rest: (state) => keeping.rest(() => ({ kind: 'trees', found: before, searched, pass: state() })),
    }
  }

  function result(last: Found): FittedTrees {
    const early = found && { features: found.pass.features, body: bodyOf(found), head, tail }
    const body = last === found && early ? early.body : bodyOf(last)
    return { features: last.pass.features, body, early, rowsSeen }
  }
}

interface Pass {
  readonly features: FittedFeatures
  readonly columns: readonly ColumnBins[]
  readonly builder: ForestBuilder
  readonly objective: Objective
  readonly target: Float32Array
  /** Dense columns of the matrix. */
  readonly width: number
}

interface Found {
  readonly pass: Pass
  readonly trees: readonly GrownTree[]
  /** How many of them are best; 0 where none was grown. */
  readonly count: number
}

const bodyOf = ({ pass: { columns, builder, width }, trees, count }: Found): TreesBody =>
  forestBody({ trees: trees.slice(0, count), start: builder.start, columns, width })

const backendOf = ({ builder }: Pass): string => `own kernel, ${builder.backend}`

function* preparePass(
  { spec, settings, trips, rows: all, zoneSet, seed }: TreesTask,
  rows: Int32Array = all,
): Steps<Pass> {
  const { fitted: features, matrix } = yield* fitFeaturesInSteps(spec, trips, rows, zoneSet, seed, 'raw')
  const target = minutesOf(trips, rows)
  const dense = matrix.names.flatMap((name, j) => (NOT_LOOKED_AT.has(name) ? [] : [j]))
  const columns = yield* learnBins({
    matrix,
    target,
    dense,
    pickups: features.pickupZones.length + 1,
    dropoffs: features.dropoffZones.length + 1,
  })
  const isDistance = (column: ColumnBins) =>
    column.kind === 'number' && DISTANCES.has(matrix.names[column.dense] as string)
  const objective = objectiveOf(settings.objective ?? 'squared', {
    delta: settings.huberFrom ?? 5,
    alpha: settings.quantile ?? 0.5,
  })
  const builder = yield* buildForest({
    columns,
    matrix,
    target,
    objective,
    rules: {
      leaves: settings.leaves,
      depth: settings.depth,
      fewestRows: settings.fewestRides,
      learningRate: settings.learningRate,
      l2: settings.l2,
      categorySmoothing: settings.categorySmoothing,
      rowShare: settings.rideShare,
      columnShare: settings.columnShare,
      monotone: Int8Array.from(columns, (column) => (settings.longerIsSlower && isDistance(column) ? 1 : 0)),
    },
    seed,
  })
  return { features, columns, builder, objective, target, width: matrix.names.length }
}

/** The rides that are watched, as bins, with the scores that trees have given them so far. */
interface Watched {
  readonly bins: Uint8Array
  readonly stride: number
  readonly scores: Float32Array
  readonly minutes: Float32Array
}

function* watchTail({ features, columns, builder }: Pass, trips: TripColumns, tail: Int32Array): Steps<Watched> {
  const matrix: FeatureMatrix = yield* transformInSteps(features, pickTrips(trips, tail), 'raw')
  const stride = strideOf(columns.length)
  const bins = new Uint8Array(tail.length * stride)
  yield* fillBins(columns, matrix, bins, null)
  return { bins, stride, scores: new Float32Array(tail.length).fill(builder.start), minutes: minutesOf(trips, tail) }
}

interface Grown {
  /** 1-based. */
  readonly tree: number
  readonly trainRmse: number
  readonly tailRmse: number | null
  readonly rowsPerSecond: number
  readonly secondsLeft: number
}

async function* growPass(
  pass: Pass,
  { trees: most, patience }: { readonly trees: number; readonly patience: number },
  watched: Watched | null,
  control: TrainingControl,
  resting: Keeping<PassState> | null,
): AsyncGenerator<Grown, Found> {
  const { builder, objective, target } = pass
  const from = resting?.from ?? null
  const trees: GrownTree[] = from ? unpackTrees(from.trees) : []
  if (from) {
    builder.restore(from.builder)
    if (from.watched) watched?.scores.set(from.watched)
  }
  const before = trees.length
  const began = control.clock.now()
  const every = Math.max(1, Math.ceil(most / TOLD))
  let { best, bestLoss } = from ?? { best: 0, bestLoss: Number.POSITIVE_INFINITY }
  const state = (): PassState => ({
    ...{ trees: packTrees(trees), builder: builder.save(), best, bestLoss },
    watched: watched?.scores.slice() ?? null,
  })
  while (trees.length < most && trees.length - best < patience) {
    const grown = await carryOut(builder.grow(), control)
    if (!grown.ok) break
    trees.push(grown.value)
    let tailRmse: number | null = null
    let tailLoss: number | null = null
    if (watched) {
      await carryOut(addTree(grown.value, watched), control, 'finish')
      tailRmse = rmseOf(watched.scores, watched.minutes)
      tailLoss = lossOf(watched, objective)
    }
    if (tailLoss === null || tailLoss < bestLoss) {
      bestLoss = tailLoss ?? bestLoss
      best = trees.length
    }
    const isEnough = trees.length - best >= patience
    if (trees.length % every === 0 || isEnough || trees.length === most) {
      const seconds = Math.max(1e-3, (control.clock.now() - began) / 1000)
      yield {
        tree: trees.length,
        trainRmse: rmseOf(builder.scores, target),
        tailRmse,
        rowsPerSecond: ((trees.length - before) * target.length) / seconds,
        secondsLeft: (seconds / (trees.length - before)) * (most - trees.length),
      }
    }
    await resting?.rest(state)
  }
  return { pass, trees, count: best }
}

function* addTree(tree: GrownTree, { bins, stride, scores }: Watched): Steps<void> {
  yield* inPieces(scores.length, (from, to) => {
    for (let i = from; i < to; i++) scores[i] = (scores[i] as number) + valueInTree(tree, bins, i * stride)
  })
}

function rmseOf(scores: Float32Array, minutes: Float32Array): number {
  let squares = 0
  for (let i = 0; i < scores.length; i++) {
    const error = (scores[i] as number) - (minutes[i] as number)
    squares += error * error
  }
  return Math.sqrt(squares / Math.max(1, scores.length))
}

function lossOf({ scores, minutes }: Watched, { loss }: Objective): number {
  let sum = 0
  for (let i = 0; i < scores.length; i++) sum += loss((scores[i] as number) - (minutes[i] as number))
  return sum
}

function told(grown: Grown, pass: 'search' | 'final', ofPass: number, before: number, all: number): TrainingEvent {
  const { tree, trainRmse, tailRmse, rowsPerSecond, secondsLeft } = grown
  return {
    kind: 'epoch',
    pass,
    ofPass: { epoch: tree, epochs: ofPass },
    epoch: before + tree,
    epochs: all,
    trainRmse,
    tailRmse,
    rowsPerSecond,
    secondsLeft: pass === 'search' ? 2 * secondsLeft : secondsLeft,
  }
}
