import { draftOf } from './mapping-draft'
import { type MappingTarget, TARGET_TITLES } from './mapping-target'
import type { TripMapping } from './trip-mapping'

/** Two things that a mapping reads from one column, as a sentence; null where each has its own. */
export function sayShared(mapping: TripMapping): string | null {
  const seen = new Map<string, MappingTarget>()
  const { columns } = draftOf(mapping)
  for (const [target, name] of Object.entries(columns) as [MappingTarget, string][]) {
    const key = name.trim().toLowerCase()
    const other = seen.get(key)
    if (other === undefined) {
      seen.set(key, target)
      continue
    }
    const remedy =
      other === 'pickupDate' && target === 'dropoffDate'
        ? 'Name no drop-off date: then a ride past midnight ends on the next day.'
        : 'Name another column for one of them, or none where it may be missing.'
    return `The ${TARGET_TITLES[other]} and the ${TARGET_TITLES[target]} are both read from the column "${name}". ${remedy}`
  }
  return null
}
