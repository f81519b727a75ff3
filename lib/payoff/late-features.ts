import type { JudgedRides } from '@/lib/evaluation/error-report'
import { type PairedDifference, pairedDifferences } from '@/lib/evaluation/paired-difference'
import { FEATURES, type FeatureName } from '@/lib/features/catalogue'
import type { TripColumns } from '@/lib/trips/trip-columns'
import { rmseOf } from './errors-by-day'
import type { ChosenRun } from './judged-run'

/** What a model would claim that looks at what is only known when the ride is over. */
export interface LateClaim {
  /** What it looks at beside what is known at pickup. */
  readonly features: readonly FeatureName[]
  /** The model: ridge, or a run by its name. */
  readonly model: string
  /** RMSE in minutes with them, and of the same model without. */
  readonly claimed: number
  readonly honest: number
  /** Claimed minus honest, ride by ride. */
  readonly difference: PairedDifference
}

const LATE_FEATURES: readonly FeatureName[] = (Object.keys(FEATURES) as FeatureName[]).filter(
  (name) => !FEATURES[name].knownAtPickup,
)

/** A column is only of use where most rides have a value. */
const ENOUGH_VALUES = 0.5

/** The features known only afterwards of which these trips have values: each alone, then all together where there are several. */
export function lateFeatureSets(trips: TripColumns, rows: Int32Array): readonly (readonly FeatureName[])[] {
  const columns: Partial<Record<FeatureName, Float32Array>> = { 'metered-distance': trips.distanceKm, fare: trips.fare }
  const there = LATE_FEATURES.filter((name) => {
    const column = columns[name]
    if (!column) return false
    let values = 0
    for (const row of rows) if (!Number.isNaN(column[row])) values++
    return values > ENOUGH_VALUES * rows.length
  })
  return there.length > 1 ? [...there.map((name) => [name]), there] : there.map((name) => [name])
}

/** What a model claims that was given these features, beside the same model without. */
export function claimOf(
  features: readonly FeatureName[],
  model: string,
  rides: JudgedRides,
  claimed: Float32Array,
  honest: Float32Array,
): LateClaim {
  return {
    features,
    model,
    claimed: rmseOf(rides.minutes, claimed),
    honest: rmseOf(rides.minutes, honest),
    difference: pairedDifferences(rides, [claimed, honest]).rmse[0]?.[1] ?? { value: 0, sureness: null },
  }
}

/** Runs of a family that were trained with and without what is only known afterwards: the best of each. */
export function claimsOfRuns(runs: readonly ChosenRun[], rides: JudgedRides): readonly LateClaim[] {
  const families = new Set(runs.map(({ run }) => run.family))
  return [...families].flatMap((family) => {
    const ofFamily = runs
      .filter(({ run }) => run.family === family)
      .toSorted((a, b) => rmseOf(rides.minutes, a.predicted) - rmseOf(rides.minutes, b.predicted))
    const claimed = ofFamily.find(({ run }) => !run.honest)
    const honest = ofFamily.find(({ run }) => run.honest)
    if (!claimed || !honest) return []
    const late = claimed.run.features.filter(
      (name): name is FeatureName => Object.hasOwn(FEATURES, name) && !FEATURES[name as FeatureName].knownAtPickup,
    )
    return [claimOf(late, honest.run.name, rides, claimed.predicted, honest.predicted)]
  })
}
