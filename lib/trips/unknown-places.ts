import type { RecognisedHeader } from './formats/recognise-format'
import { UNNAMED_PLACE } from './place-book'
import type { PlaceFigure } from './profile'
import type { TripColumns } from './trip-columns'

/** Ids that stand for "unknown place" in rides of this header. */
export const unknownIds = ({ format }: RecognisedHeader): readonly number[] =>
  format.place === 'name' ? [UNNAMED_PLACE] : format.unknownPlaces

/** The same for a stored dataset of such files. */
export const unknownIdsOf = (files: readonly { readonly readAs?: RecognisedHeader }[]): ReadonlySet<number> =>
  new Set([UNNAMED_PLACE, ...files.flatMap(({ readAs }) => (readAs ? unknownIds(readAs) : []))])

/** Places that a ride can be said to begin or end at, in their order, and how many rides are at one that nobody knows. */
export function knownPlaces(
  places: readonly PlaceFigure[],
  unknown: ReadonlySet<number>,
): { readonly known: readonly PlaceFigure[]; readonly nowhere: number } {
  const known = places.filter(({ zone }) => !unknown.has(zone))
  const nowhere = places.reduce((sum, { zone, rows }) => sum + (unknown.has(zone) ? rows : 0), 0)
  return { known, nowhere }
}

/** How many of the rows [from, to) start or end at an unknown place. */
export function countUnknownPlaces(
  trips: TripColumns,
  from: number,
  to: number,
  head: RecognisedHeader | null,
): number {
  const [a = -1, b = -1] = head ? unknownIds(head) : []
  const { pickupZone, dropoffZone } = trips
  let count = 0
  for (let i = from; i < to; i++) {
    const start = pickupZone[i] as number
    const end = dropoffZone[i] as number
    if (start === a || end === a || start === b || end === b) count++
  }
  return count
}
