import { FEATURE_NAMES, FEATURES, type FeatureName } from '@/lib/features/catalogue'
import type { Split } from '@/lib/features/split'
import type { FamilyName } from '@/lib/models/family-name'
import type { ZoneSet } from '@/lib/places/zone-set'
import { dayOf, localSeconds, monthStart } from '@/lib/shared/local-time'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { Dataset } from '@/lib/trips/dataset'
import type { RunRecipe } from './run'

const DAY = 86_400

export const DEFAULT_SEED = 7

/** The three that belong together: what needs no learning, what learns a line, what learns a shape. */
export const THREE_FAMILIES: readonly FamilyName[] = ['pair-hour-lookup', 'linear', 'neural']

/**
 * The split proposed for a dataset, from what is known without reading its rides: cut at the start of its last month, or, within one
 * month, at the start of its last fifth of days. Fails where there is only one day.
 */
export function proposeSplit(dataset: Pick<Dataset, 'name' | 'from' | 'to' | 'profile'>): Result<Split> {
  const from = localSeconds(dayOf(dataset.from) * DAY)
  const to = localSeconds((dayOf(dataset.to) + 1) * DAY)
  const months = dataset.profile.months.filter((each) => each.rows > 0).map((each) => each.month)
  const last = Math.max(...months)
  const validFrom = monthStart(last)
  if (months.length > 1 && validFrom > from && validFrom < to) return ok({ from, validFrom, testFrom: null, to })
  const days = (to - from) / DAY
  if (days < 2)
    return fail(
      'split/one-day',
      `All rides of “${dataset.name}” start on one day: there is no later day to validate on. Add another file.`,
    )
  return ok({ from, validFrom: localSeconds(to - Math.max(1, Math.round(days / 5)) * DAY), testFrom: null, to })
}

/** Why a feature cannot be used, or is off unless asked for; null where it is on. */
export function whyOff(name: FeatureName, zoneSet: ZoneSet | null): string | null {
  const feature = FEATURES[name]
  if (!feature.knownAtPickup)
    return 'Known only when the ride is over. A model that uses it cannot answer at pickup as well as it scores here.'
  if (feature.needsPoints && !hasPoints(zoneSet))
    return 'Needs the coordinates of zones, which this dataset does not have.'
  return null
}

/** Features that are on by default: all that are known at pickup and that the places allow. */
export const defaultFeatures = (zoneSet: ZoneSet | null): readonly FeatureName[] =>
  FEATURE_NAMES.filter((name) => whyOff(name, zoneSet) === null)

const hasPoints = (zoneSet: ZoneSet | null): boolean =>
  zoneSet?.zones.some((zone) => zone.lat !== null && zone.lon !== null) ?? false

/** A run of the family on the dataset with every choice left at its default. */
export function defaultRecipe(dataset: Dataset, zoneSet: ZoneSet | null, family: FamilyName): Result<RunRecipe> {
  const split = proposeSplit(dataset)
  if (!split.ok) return split
  return ok({
    datasetId: dataset.id,
    family,
    settings: {},
    features: defaultFeatures(zoneSet),
    split: split.value,
    seed: DEFAULT_SEED,
    zoneSetId: zoneSet?.id ?? null,
  })
}
