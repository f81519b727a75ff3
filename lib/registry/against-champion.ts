import type { ModelVersion } from './model-version'
import type { Registry } from './registry-store'

/** How a version stands beside the champion of its model. */
export type Stand =
  | { readonly kind: 'champion' }
  | { readonly kind: 'no-champion' }
  | { readonly kind: 'unknown'; readonly champion: ModelVersion; readonly why: string }
  /** RMSE of this version minus the champion's, minutes, on the same rides. */
  | { readonly kind: 'difference'; readonly champion: ModelVersion; readonly rmse: number }

/**
 * Sets a version beside its champion. Only errors on the very same rides are subtracted: `ridesOf` gives the fingerprint of the rides
 * that judged a version, or null where that is not known.
 */
export function againstChampion(
  version: ModelVersion,
  { versions, aliases }: Registry,
  ridesOf: (version: ModelVersion) => string | null,
): Stand {
  const alias = aliases.find((each) => each.model === version.model && each.alias === 'champion')
  const champion = versions.find((each) => each.model === version.model && each.version === alias?.version)
  if (!champion) return { kind: 'no-champion' }
  if (champion.version === version.version) return { kind: 'champion' }
  const unknown = (why: string): Stand => ({ kind: 'unknown', champion, why })
  const [own, its] = [version.metrics?.valid.rmse, champion.metrics?.valid.rmse]
  if (!own || !its) return unknown('One of the two files came without metrics, so they cannot be compared.')
  const [rides, itsRides] = [ridesOf(version), ridesOf(champion)]
  if (rides === null || itsRides === null)
    return unknown('Which rides judged one of them is not known in this browser, so their errors are not compared.')
  if (rides !== itsRides)
    return unknown(
      'They were judged by different rides, and errors on different rides say nothing about which is better.',
    )
  return { kind: 'difference', champion, rmse: own.value - its.value }
}
