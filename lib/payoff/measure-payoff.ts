import type { JudgedRides } from '@/lib/evaluation/error-report'
import { defaultFeatures } from '@/lib/experiments/presets'
import { FEATURES } from '@/lib/features/catalogue'
import { type Split, splitRows } from '@/lib/features/split'
import { minutesOf, rangeOf } from '@/lib/models/minutes'
import type { ZoneSet } from '@/lib/places/zone-set'
import { ok, type Result } from '@/lib/shared/result'
import type { ImportRules } from '@/lib/trips/import-rules'
import type { TripColumns } from '@/lib/trips/trip-columns'
import { bestLearned, type Entry, judgeEntries } from './candidates'
import { daysOfRides, errorsByDay, rmseOf } from './errors-by-day'
import { type FitScene, fitAndPredict } from './fit-and-predict'
import { sampleRows } from './growing-parts'
import { type HiddenRides, judgeHiddenRides } from './hidden-rides'
import { distinctRuns, type JudgedRun } from './judged-run'
import { claimOf, claimsOfRuns, type LateClaim, lateFeatureSets } from './late-features'
import { learningCurve } from './learning-curve'
import type { Measured } from './payoff'
import { repeatedRides } from './repeated-rides'
import { fitSpeed, predictBySpeed } from './speed-by-hour'

export interface PayoffTask {
  readonly trips: TripColumns
  readonly split: Split
  readonly zoneSet: ZoneSet | null
  readonly seed: number
  readonly runs: readonly JudgedRun[]
  readonly rules: ImportRules
  /** Null where the rejected rows cannot be read again. */
  readonly hidden: HiddenRides | null
  /** Rides learnt from and judged by at most; of more, a sample. */
  readonly most?: number
  /** How many rides there are, where `trips` are drawn from more. */
  readonly there?: { readonly train: number; readonly valid: number }
}

/** What is being done, and the share of all that is done: 0–1. `soFar` once there is something to show. */
export interface PayoffProgress {
  readonly doing: string
  readonly share: number
  readonly soFar: Measured | null
}

const MOST_RIDES = 300_000

/** What each part of the work takes of the whole, as measured. */
const SHARES = { median: 0.04, lookup: 0.07, speed: 0.05, ridge: 0.24, curve: 0.35, claims: 0.22, last: 0.03 } as const

/**
 * Judges what needs no learning, ridge, and finished runs by the same later rides; then how ridge fares on fewer rides, what it would claim
 * with what is only known afterwards, and what the rules of the import hid. Nothing is fitted on a validation ride.
 *
 * Yields every few dozen milliseconds; `return()` cancels. Fails with `split/…`.
 */
export function* measurePayoff(task: PayoffTask): Generator<PayoffProgress, Result<Measured>, void> {
  const { trips, split, zoneSet, seed, most = MOST_RIDES } = task
  const parts = splitRows(trips.pickupAt, split)
  if (!parts.ok) return parts
  const train = sampleRows(trips.pickupAt, parts.value.train, most, seed)
  const valid = sampleRows(trips.pickupAt, parts.value.valid, most, seed)
  const scene: FitScene = { trips, train, valid, zoneSet, seed }
  const rides = ridesAt(trips, valid)
  const days = daysOfRides(rides)
  const features = defaultFeatures(zoneSet)

  let begun = 0
  let soFar: Measured | null = null
  const told = function* <T>(doing: string, share: number, steps: Generator<unknown, T, void>): Told<T> {
    let within = 0
    for (;;) {
      const step = steps.next()
      if (step.done) {
        begun += share
        return step.value
      }
      if (typeof step.value === 'number') within = step.value * share
      yield { doing, share: begun + within, soFar }
    }
  }

  const median = yield* told('The median of all rides', SHARES.median, fitAndPredict(scene, 'global-median', []))
  const lookup = yield* told('The lookup table', SHARES.lookup, fitAndPredict(scene, 'pair-hour-lookup', []))
  const speed = yield* told('Distance ÷ typical speed', SHARES.speed, speedPrediction(scene))
  const ridge = yield* told('Ridge regression', SHARES.ridge, fitAndPredict(scene, 'linear', features))

  const chosen = distinctRuns(task.runs, parts.value.valid, valid, ridge.minutes)
  const entries: Entry[] = [
    { kind: 'constant', name: 'global median', predicted: median.minutes, run: null, honest: true },
    { kind: 'table', name: 'lookup table', predicted: lookup.minutes, run: null, honest: true },
    ...(speed
      ? [{ kind: 'speed' as const, name: 'distance ÷ speed', predicted: speed.minutes, run: null, honest: true }]
      : []),
    { kind: 'ridge', name: 'ridge regression', predicted: ridge.minutes, run: null, honest: true },
    ...chosen.map(({ run, predicted }) => ({
      kind: 'run' as const,
      name: run.name,
      predicted,
      run: { id: run.id, family: run.family },
      honest: run.honest,
    })),
  ]
  const candidates = yield* told('Intervals', 0, judgeEntries(rides, days, entries))
  const basic: Measured = {
    train: { used: train.length, of: task.there?.train ?? parts.value.train.length },
    valid: { used: valid.length, of: task.there?.valid ?? parts.value.valid.length },
    days: { days: days.days, rides: days.rides },
    candidates,
    speed: speed && {
      distance: speed.fitted.distance,
      startMinutes: speed.fitted.startMinutes,
      minutesPerKm: speed.fitted.minutesPerKm,
      rides: speed.fitted.rides,
    },
    curve: null,
    audit: null,
  }
  soFar = basic

  const curve = yield* told(
    'Learning from fewer rides',
    SHARES.curve,
    learningCurve(scene, days, rides.minutes, features, {
      ridge: errorsByDay(days, rides.minutes, ridge.minutes),
      lookup: errorsByDay(days, rides.minutes, lookup.minutes),
    }),
  )
  soFar = { ...basic, curve }

  const claims: LateClaim[] = []
  const sets = lateFeatureSets(trips, train)
  for (const late of sets) {
    const claimed = yield* told(
      `Ridge with ${late.map((name) => FEATURES[name].label.toLowerCase()).join(' and ')}`,
      SHARES.claims / sets.length,
      fitAndPredict(scene, 'linear', [...features, ...late]),
    )
    claims.push(claimOf(late, 'ridge regression', rides, claimed.minutes, ridge.minutes))
  }
  claims.push(...claimsOfRuns(chosen, rides))

  const best = bestLearned(candidates)
  const bestRun = chosen.find(({ run }) => run.id === best?.run?.id && run.predictor !== null)
  const hidden = task.hidden
    ? yield* told(
        'The rides that the rules hid',
        SHARES.last,
        judgeHiddenRides(
          task.hidden,
          task.rules,
          { from: split.validFrom, to: split.testFrom ?? split.to },
          bestRun?.run.predictor ?? ridge.predictor,
          {
            rides: parts.value.valid.length,
            rmse: rmseOf(rides.minutes, bestRun?.predicted ?? ridge.minutes),
          },
        ),
      )
    : null
  return ok({
    ...basic,
    curve,
    audit: { features, claims, hidden, repeated: repeatedRides(trips, parts.value.train, parts.value.valid) },
  })
}

type Told<T> = Generator<PayoffProgress, T, void>

function ridesAt(trips: TripColumns, rows: Int32Array): JudgedRides {
  return {
    rows: rows.length,
    pickupAt: Int32Array.from(rows, (row) => trips.pickupAt[row] as number),
    pickupZone: Uint16Array.from(rows, (row) => trips.pickupZone[row] as number),
    dropoffZone: Uint16Array.from(rows, (row) => trips.dropoffZone[row] as number),
    minutes: minutesOf(trips, rows),
  }
}

function* speedPrediction({ trips, train, valid, zoneSet, seed }: FitScene) {
  const fitted = yield* fitSpeed(trips, train, zoneSet, seed)
  if (!fitted) return null
  const { low, high } = rangeOf(minutesOf(trips, train))
  const raw = yield* predictBySpeed(fitted, trips, valid)
  return { fitted, minutes: raw.map((each) => Math.min(high, Math.max(low, each))) }
}
