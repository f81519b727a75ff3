import { fail, ok, type Result } from '@/lib/shared/result'
import { FEATURE_NAMES, FEATURES, type FeatureName, isFeatureName } from './catalogue'

/** What a model may look at: names of the catalogue, each once, in its order. */
export interface FeatureSpec {
  readonly features: readonly FeatureName[]
}

/** Reads names in any order. Fails on one that the catalogue does not have. */
export function readFeatureSpec(names: readonly string[]): Result<FeatureSpec> {
  const unknown = names.find((name) => !isFeatureName(name))
  if (unknown !== undefined)
    return fail(
      'features/unknown',
      `There is no feature "${unknown.slice(0, 40)}". Choose among ${FEATURE_NAMES.join(', ')}.`,
    )
  const wanted = new Set(names)
  return ok({ features: FEATURE_NAMES.filter((name) => wanted.has(name)) })
}

/** Is every feature known before the ride starts? */
export const isHonestAtPickup = (spec: FeatureSpec): boolean =>
  spec.features.every((name) => FEATURES[name].knownAtPickup)

/** The dense columns of a specification, in order. */
export const columnsOf = (spec: FeatureSpec): readonly string[] =>
  spec.features.flatMap((name): readonly string[] => FEATURES[name].columns)

/** The specification without what needs coordinates, for trips whose zones have none. */
export const withoutPoints = (spec: FeatureSpec): FeatureSpec => ({
  features: withoutMap(spec).features.filter((name) => !FEATURES[name].needsPoints),
})

/** The specification without the travel-time map, for trips whose zones have coordinates. */
export const withoutMap = (spec: FeatureSpec): FeatureSpec => ({
  features: spec.features.filter((name) => name !== 'travel-time-map'),
})
