import type { FeatureSpec } from '@/lib/features/feature-spec'
import type { FittedFeatures } from '@/lib/features/fitted-features'
import { createRideEncoder } from '@/lib/features/ride-encoder'
import { estimator, prepareBody } from '@/lib/models/estimate'
import type { BlendFamilySettings } from '@/lib/models/families/blend'
import { neural } from '@/lib/models/families/neural'
import { trees } from '@/lib/models/families/trees'
import { minutesOf } from '@/lib/models/minutes'
import type { BlendBody, BlendMember } from '@/lib/models/model-body'
import type { ZoneSet } from '@/lib/places/zone-set'
import { ok, type Result } from '@/lib/shared/result'
import { inPieces, type Steps } from '@/lib/shared/steps'
import type { TripColumns } from '@/lib/trips/trip-columns'
import type { EarlyModel } from './early-model'
import { fitNeural, type NeuralState } from './fit-neural'
import { fitTrees, type TreesState } from './fit-trees'
import type { Keeping } from './keeping'
import type { NeuralTrainer } from './neural-trainer'
import { simplexWeights } from './simplex-weights'
import { carryOut, nothingYet, type TrainingControl } from './training-control'
import type { TrainingEvent } from './training-event'

export interface BlendTask {
  readonly spec: FeatureSpec
  readonly settings: BlendFamilySettings
  readonly trips: TripColumns
  /** Rows of the training period. */
  readonly rows: Int32Array
  readonly zoneSet: ZoneSet | null
  readonly seed: number
}

interface FittedBlend {
  readonly features: FittedFeatures
  readonly body: BlendBody
  /** The members as they were after the first days, with the same weights; null where all rides start on one day. */
  readonly early: EarlyModel<BlendBody> | null
  /** Rows that members learnt from, over all their trees and epochs. */
  readonly rowsSeen: number
}

type MemberState = TreesState | NeuralState

/** Where the fitting of a blend stands. Plain data. */
export interface BlendState {
  readonly kind: 'blend'
  /** Of the members so far: all but the last stand at their end. */
  readonly members: readonly MemberState[]
  /** Steps of the last that were told. */
  readonly spent: number
}

/** What training a member gives, of either kind. */
interface FittedMember {
  readonly features: FittedFeatures
  readonly body: BlendMember
  readonly early: EarlyModel<BlendMember> | null
  readonly rowsSeen: number
}

/** Steps that the progress of a member is told in. */
const STEPS = 100
/** Rows of the tail that are predicted between two pauses. */
const PREDICTED_AT_ONCE = 1_024

/**
 * Trains the members one after the other, each as its own family does, and weighs them by their errors on the last days of the training
 * period, which their early models have not learnt from (stacking: Wolpert 1992; weights ≥ 0 with sum 1: Breiman 1996). A member that
 * weighs nothing is left out. With `keeping` it can be put down wherever a member can. Somebody who stops it gets the members so far, and `training/nothing-yet` before there is one.
 */
export async function* fitBlend(
  task: BlendTask,
  trainer: NeuralTrainer,
  control: TrainingControl,
  keeping?: Keeping<BlendState>,
): AsyncGenerator<TrainingEvent, Result<FittedBlend>> {
  const before = keeping?.from?.members ?? []
  const states: MemberState[] = []
  const plan = membersOf(task.settings)
  const fitted: FittedMember[] = []
  for (const [k, { kind, nth }] of plan.entries()) {
    const member = { ...task, seed: (task.seed + nth) >>> 0 }
    const told = { spent: k === before.length - 1 ? (keeping?.from?.spent ?? 0) : 0 }
    const from = before[k]
    let last: (() => MemberState) | null = from ? () => from : null
    const rest = async (state: () => MemberState) => {
      last = state
      await keeping?.rest(() => ({ kind: 'blend', members: [...states, state()], spent: told.spent }))
    }
    const training: AsyncGenerator<TrainingEvent, Result<FittedMember>> = kind === 'trees'
      ? fitTrees(
          { ...member, settings: trees.settings.parse(treesOf(task.settings)) },
          control,
          keeping && { from: from?.kind === 'trees' ? from : null, rest },
        )
      : fitNeural(
          { ...member, settings: neural.settings.parse(netsOf(task.settings)) },
          trainer,
          control,
          keeping && { from: from?.kind === 'neural' ? from : null, rest },
        )
    const done = yield* toldInSteps(training, k, plan.length, told)
    if (last) states.push(last())
    if (done.ok) fitted.push(done.value)
    else if (fitted.length === 0 || !control.shouldStop()) return done
    if (control.shouldStop()) break
  }
  if (fitted.length === 0) return nothingYet()

  const weights = await carryOut(weigh(task.trips, fitted), control, 'finish')
  if (!weights.ok) return weights
  const kept = fitted.flatMap((member, k) => {
    const weight = weights.value[k] as number
    return weight > 0 ? [{ member, weight }] : []
  })
  const early = earlyBlend(kept)
  // A member that was stopped while it searched knows its early features alone: then all are taken as they were then.
  const wasStopped = kept.some(({ member }) => member.early !== null && member.features === member.early.features)
  const whole = wasStopped && early ? early : blendOf(kept.map(({ member, weight }) => ({ ...member, weight })))
  const rowsSeen = fitted.reduce((sum, member) => sum + member.rowsSeen, 0)
  return ok({ features: whole.features, body: whole.body, early, rowsSeen })
}

type Kept = readonly { readonly member: FittedMember; readonly weight: number }[]

/** Trees first: they are the quickest to give a first model. */
const membersOf = ({ forests, nets }: BlendFamilySettings) => [
  ...Array.from({ length: forests }, (_, nth) => ({ kind: 'trees' as const, nth })),
  ...Array.from({ length: nets }, (_, nth) => ({ kind: 'neural' as const, nth })),
]

const treesOf = ({ trees: most, leaves, tailShare }: BlendFamilySettings) => ({ trees: most, leaves, tailShare })

const netsOf = ({ epochs, embedding, hidden1, hidden2, tailShare }: BlendFamilySettings) => ({
  epochs,
  embedding,
  hidden1,
  hidden2,
  tailShare,
})

/** The events of a member's training as those of the whole, in which each member has as many steps. */
async function* toldInSteps<T>(
  training: AsyncGenerator<TrainingEvent, T>,
  k: number,
  members: number,
  told: { spent: number },
): AsyncGenerator<TrainingEvent, T> {
  for (;;) {
    const step = await training.next()
    if (step.done) return step.value
    const event = step.value
    if (event.kind !== 'epoch') {
      if (k === 0 || event.kind === 'backend') yield event
      continue
    }
    const epoch = k * STEPS + Math.max(told.spent + 1, Math.round((STEPS * event.epoch) / event.epochs))
    if (epoch > (k + 1) * STEPS) continue
    told.spent = epoch - k * STEPS
    const epochs = members * STEPS
    yield {
      ...event,
      epoch,
      epochs,
      ofPass: { epoch, epochs },
      secondsLeft: event.secondsLeft * (1 + (members - k - 1) / Math.max(0.01, 1 - event.epoch / event.epochs)),
    }
  }
}

/** One weight a member, by its errors on the tail; all the same where there is none. */
function* weigh(trips: TripColumns, fitted: readonly FittedMember[]): Steps<Float64Array> {
  const early = fitted.flatMap((member) => (member.early ? [member.early] : []))
  const [first] = early
  if (!first || early.length < fitted.length) return new Float64Array(fitted.length).fill(1 / fitted.length)
  const { tail } = first
  const predictions: Float64Array[] = []
  for (const { features, body } of early) {
    const estimate = estimator(features, prepareBody(body), createRideEncoder(features))
    const minutes = new Float64Array(tail.length)
    yield* inPieces(
      tail.length,
      (from, to) => {
        for (let i = from; i < to; i++) minutes[i] = estimate(trips, tail[i] as number)
      },
      PREDICTED_AT_ONCE,
    )
    predictions.push(minutes)
  }
  return simplexWeights(predictions, minutesOf(trips, tail))
}

function earlyBlend(kept: Kept): EarlyModel<BlendBody> | null {
  const parts = kept.flatMap(({ member: { early }, weight }) => (early ? [{ ...early, weight }] : []))
  const [first] = parts
  return first && parts.length === kept.length ? { ...blendOf(parts), head: first.head, tail: first.tail } : null
}

/**
 * Members that learnt from the same rows have the same vocabularies and tables. Nets have scales besides, which are the same for all of
 * them, and which trees do not look at.
 */
function blendOf(
  parts: readonly { readonly features: FittedFeatures; readonly body: BlendMember; readonly weight: number }[],
): { readonly features: FittedFeatures; readonly body: BlendBody } {
  const source = parts.find(({ body }) => body.kind === 'neural') ?? parts[0]
  if (!source) throw new Error('A blend has at least one member.')
  return {
    features: source.features,
    body: { kind: 'blend', weights: parts.map(({ weight }) => weight), members: parts.map(({ body }) => body) },
  }
}
