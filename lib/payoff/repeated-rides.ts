import { rideTable } from '@/lib/trips/ride-table'
import type { TripColumns } from '@/lib/trips/trip-columns'

/** Rides that are there more than once, which would let a model see in training what it is judged by. */
export interface RepeatedRides {
  /** Validation rides that are training rides too: the same times and places. */
  readonly shared: number
  /** Rides of both periods that repeat an earlier one: a random split would put some of them on both sides. Null where too many were to be compared. */
  readonly copies: number | null
}

/** A table of more takes more memory than the answer is worth. */
const MOST_COMPARED = 4_000_000

/**
 * Counts exactly. A ride can only be in both parts where their times overlap, so that only rides of that time are compared: of a split by
 * time none, whatever its size.
 */
export function repeatedRides(trips: TripColumns, train: Int32Array, valid: Int32Array): RepeatedRides {
  const [learnt, judged] = [spanOf(trips.pickupAt, train), spanOf(trips.pickupAt, valid)]
  const within = (rows: Int32Array, { from, to }: Span) =>
    rows.filter((row) => (trips.pickupAt[row] as number) >= from && (trips.pickupAt[row] as number) <= to)
  const known = within(train, judged)
  const table = rideTable(known.length)
  for (const row of known) table.add(trips, row)
  let shared = 0
  for (const row of within(valid, learnt)) if (table.take(trips, row)) shared++
  return { shared, copies: copiesAmong(trips, [train, valid]) }
}

interface Span {
  readonly from: number
  readonly to: number
}

function spanOf(pickupAt: Int32Array, rows: Int32Array): Span {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const row of rows) {
    const at = pickupAt[row] as number
    if (at < from) from = at
    if (at > to) to = at
  }
  return { from, to }
}

function copiesAmong(trips: TripColumns, parts: readonly Int32Array[]): number | null {
  const rides = parts.reduce((sum, rows) => sum + rows.length, 0)
  if (rides > MOST_COMPARED) return null
  const table = rideTable(rides)
  let copies = 0
  for (const rows of parts)
    for (const row of rows) {
      // Taken and put back: it is there already.
      if (table.take(trips, row)) copies++
      table.add(trips, row)
    }
  return copies
}
