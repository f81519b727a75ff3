import type { SettingValue } from '@/lib/models/artefact'
import { type Random, shuffle } from '@/lib/shared/random'
import { valueAt } from './position'
import type { Dimension, SearchSpace, TrialSettings } from './search-space'

/** Points along each range. */
const GRID_POINTS = 3
/** Combinations beyond these are not written down. */
const MOST = 10_000

/** The values of one setting that a grid tries. */
function pointsOf(dimension: Dimension): readonly SettingValue[] {
  if (dimension.kind === 'choice') return dimension.values
  const points = Array.from({ length: GRID_POINTS }, (_, i) => valueAt(dimension, i / (GRID_POINTS - 1)))
  return [...new Set(points)]
}

/** How many combinations a grid has. */
export const gridSize = (space: SearchSpace): number =>
  space.reduce((size, dimension) => size * pointsOf(dimension).length, 1)

/** Every combination once, in an order drawn by lot, so that a grid that is cut short has looked everywhere. The first 10,000 of larger ones. */
export function* grid(space: SearchSpace, random: Random): Generator<TrialSettings, void> {
  const order = Int32Array.from({ length: Math.min(gridSize(space), MOST) }, (_, i) => i)
  shuffle(order, random)
  const points = space.map(pointsOf)
  for (const at of order) {
    let rest = at
    const settings: Record<string, SettingValue> = {}
    for (const [i, { name }] of space.entries()) {
      const its = points[i] ?? []
      settings[name] = its[rest % its.length] as SettingValue
      rest = Math.floor(rest / its.length)
    }
    yield settings
  }
}
