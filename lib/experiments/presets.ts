import { FEATURE_NAMES, FEATURES, type FeatureName } from '@/lib/features/catalogue'
import { MOST_JUDGED } from '@/lib/features/ride-limits'
import { type Split, splitDays } from '@/lib/features/split'
import type { FamilyName } from '@/lib/models/family-name'
import { hasGroundPoints, type ZoneSet } from '@/lib/places/zone-set'
import { ok, type Result } from '@/lib/shared/result'
import { comfortableRides } from '@/lib/training/comfortable-rides'
import type { Dataset } from '@/lib/trips/dataset'
import { type RideSpan, ridesByDay } from './rides-by-day'
import type { RunRecipe } from './run'

export const DEFAULT_SEED = 7
const DAY = 86_400

/** The three that belong together: what needs no learning, what learns a line, what learns a shape. */
export const THREE_FAMILIES: readonly FamilyName[] = ['pair-hour-lookup', 'linear', 'neural']

/** The split proposed for a dataset, from what is known without reading its rides. Fails where there is only one day. */
export const proposeSplit = (dataset: RideSpan): Result<Split> => splitDays(ridesByDay(dataset).days)

/** Why a feature cannot be used, or is off unless asked for; null where it is on. `withMap`: the travel-time map is among those chosen. */
export function whyOff(name: FeatureName, zoneSet: ZoneSet | null, withMap = true): string | null {
  const feature = FEATURES[name]
  const isPlaced = zoneSet !== null && hasGroundPoints(zoneSet)
  if (name === 'travel-time-map' && isPlaced) return 'Not needed: the coordinates of zones are known.'
  if (!feature.knownAtPickup)
    return 'Known only when the ride is over. A model that uses it cannot answer at pickup as well as it scores here.'
  if (feature.needsPoints && !isPlaced && !withMap)
    return 'Needs the coordinates of zones, which this dataset does not have, or the travel-time map.'
  return null
}

/** Features that are on by default: all that are known at pickup and that the places allow. */
export const defaultFeatures = (zoneSet: ZoneSet | null): readonly FeatureName[] =>
  FEATURE_NAMES.filter((name) => whyOff(name, zoneSet) === null)

/**
 * The limits of a run that learns from `most` rides at most; none where nothing would be left out. Of a dataset of which only months are
 * known, each part may hold all of its rides.
 */
export function limitsFor(dataset: RideSpan & Pick<Dataset, 'rows'>, split: Split, most: number): Limits {
  const { days, isExact } = ridesByDay(dataset)
  const between = (from: number, to: number) =>
    isExact
      ? days.reduce((sum, { day, rows }) => sum + (day * DAY < to && (day + 1) * DAY > from ? rows : 0), 0)
      : dataset.rows
  const testFrom = split.testFrom ?? split.to
  const isLimited =
    between(split.from, split.validFrom) > most ||
    between(split.validFrom, testFrom) > MOST_JUDGED ||
    (split.testFrom !== null && between(testFrom, split.to) > MOST_JUDGED)
  return isLimited ? { limits: { train: Math.min(most, dataset.rows), judged: MOST_JUDGED } } : {}
}

type Limits = Pick<RunRecipe, 'limits'>

/**
 * A run of the family on the dataset with every choice left at its default: on as many rides as are comfortable on a computer with so many
 * gigabytes (null: it does not say).
 */
export function defaultRecipe(
  dataset: Dataset,
  zoneSet: ZoneSet | null,
  family: FamilyName,
  gigabytes: number | null = null,
): Result<RunRecipe> {
  const split = proposeSplit(dataset)
  if (!split.ok) return split
  return ok({
    ...limitsFor(dataset, split.value, comfortableRides(family, gigabytes)),
    datasetId: dataset.id,
    family,
    settings: {},
    features: defaultFeatures(zoneSet),
    split: split.value,
    seed: DEFAULT_SEED,
    zoneSetId: zoneSet?.id ?? null,
  })
}
