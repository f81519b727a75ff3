import { formatCount } from '@/lib/shared/format-number'
import type { Dataset } from '@/lib/trips/dataset'

/** A dataset that holds rides of another, and how many. */
export interface SharedWith {
  readonly id: Dataset['id']
  readonly name: string
  readonly rides: number
}

type Overlapping = Pick<Dataset, 'id' | 'name' | 'overlaps'>

/** The datasets still here that share rides with this one, whichever of the two came first; the most first. */
export function sharedWith(dataset: Overlapping, all: readonly Overlapping[]): readonly SharedWith[] {
  return all
    .flatMap((other) => {
      const found =
        dataset.overlaps?.find((each) => each.with === other.id) ??
        other.overlaps?.find((each) => each.with === dataset.id)
      return found && other.id !== dataset.id ? [{ id: other.id, name: other.name, rides: found.rides }] : []
    })
    .sort((a, b) => b.rides - a.rides)
}

/** "2,140 of its rides are in “green 2023-01” too." */
export const sayShared = (shared: readonly Pick<SharedWith, 'name' | 'rides'>[]): string =>
  shared
    .map(({ name, rides }) =>
      rides === 1
        ? `One of its rides is in “${name}” too.`
        : `${formatCount(rides)} of its rides are in “${name}” too.`,
    )
    .join(' ')
