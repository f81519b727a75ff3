import type { RecognisedHeader } from './formats/recognise-format'
import type { TripColumns } from './trip-columns'

/** How many of the rows [from, to) start or end at one of the format's ids for "unknown place". */
export function countUnknownPlaces(
  trips: TripColumns,
  from: number,
  to: number,
  head: RecognisedHeader | null,
): number {
  const [a = -1, b = -1] = head?.format.unknownPlaces ?? []
  const { pickupZone, dropoffZone } = trips
  let count = 0
  for (let i = from; i < to; i++) {
    const start = pickupZone[i] as number
    const end = dropoffZone[i] as number
    if (start === a || end === a || start === b || end === b) count++
  }
  return count
}
