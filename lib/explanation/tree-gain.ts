import { FEATURES, type FeatureName } from '@/lib/features/catalogue'
import type { FeatureSpec } from '@/lib/features/feature-spec'
import type { TreesBody } from '@/lib/models/model-body'

/** How much of what the trees gained came from splits at one feature. */
export interface FeatureGain {
  readonly name: FeatureName
  readonly splits: number
  /** Of the training error's whole decrease; all shares add up to 1. */
  readonly share: number
}

/** The gain of boosted trees by feature, the largest first; features that no tree looks at are left out. */
export function treeGain({ column, gain }: TreesBody, { features }: FeatureSpec): readonly FeatureGain[] {
  const dense = features.flatMap((name): readonly FeatureName[] => FEATURES[name].columns.map(() => name))
  const owners: readonly FeatureName[] = [...dense, 'pickup-zone', 'dropoff-zone']
  const found = new Map<FeatureName, { splits: number; gain: number }>()
  let total = 0
  for (let node = 0; node < column.length; node++) {
    const owner = owners[column[node] as number]
    if (!owner) continue
    const sums = found.get(owner) ?? { splits: 0, gain: 0 }
    found.set(owner, { splits: sums.splits + 1, gain: sums.gain + (gain[node] as number) })
    total += gain[node] as number
  }
  return [...found]
    .map(([name, sums]) => ({ name, splits: sums.splits, share: total > 0 ? sums.gain / total : 0 }))
    .sort((a, b) => b.share - a.share)
}
