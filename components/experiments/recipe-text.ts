import { settingsOf } from '@/lib/experiments/parameters'
import type { Run } from '@/lib/experiments/run'
import { formatCount } from '@/lib/shared/format-number'
import type { Dataset } from '@/lib/trips/dataset'
import { FAMILY_LABELS } from './family-names'

/** `Neural net · epochs 20 · seed 7 · green 2023-01`: what a run was asked to do, in a line; settings left at their defaults are not said. */
export function describeRecipe(run: Run, dataset: Dataset | null): string {
  const { recipe } = run
  const settings = [...settingsOf(run)].flatMap(([title, { text, isDefault }]) =>
    isDefault ? [] : [`${title.toLowerCase()} ${text}`],
  )
  return [
    FAMILY_LABELS[recipe.family],
    ...settings.slice(0, 4),
    `seed ${recipe.seed}`,
    ...(recipe.limits ? [`${formatCount(recipe.limits.train)} rides at most`] : []),
    dataset?.name ?? 'a dataset that was removed',
  ].join(' · ')
}
