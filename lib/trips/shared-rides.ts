import { rideTable } from './ride-table'
import type { TripColumns } from './trip-columns'

/** Stored rows that can be gone through again, chunk by chunk. */
export interface StoredRows {
  readonly chunks: number
  read(index: number): Promise<TripColumns>
  /** The rows of the chunk that are meant: [from, to). */
  within(index: number, rows: number): readonly [from: number, to: number]
}

/** Pickups from `from` on, before `to`: whole days of local time, in days since 1970. */
export interface DaySpan {
  readonly from: number
  readonly to: number
}

const DAY = 86_400

/** Rides looked up at once: days are taken together up to this many, so that the table stays within 24 MB. */
const RIDES_AT_ONCE = 1 << 19

/**
 * Finds rides of `fresh` that `known` holds as well: with the same times and places, and each of `known` for one of `fresh` only (two rides
 * alike in one file are two rides). Tells each by its chunk and its row there. Exact but for a chance of one in 2^53 a pair.
 *
 * Goes through the days of `span`, a few at a time, and reads only chunks that hold rides of them. Yields after each chunk.
 */
export async function* sharedRides(
  known: StoredRows,
  fresh: StoredRows,
  span: DaySpan,
  tell: (chunk: number, at: number) => void,
  ridesAtOnce = RIDES_AT_ONCE,
): AsyncGenerator<void, void> {
  const counts = new Uint32Array(Math.max(0, span.to - span.from))
  const knownDays: DaySpan[] = []
  for (let index = 0; index < known.chunks; index++) {
    knownDays.push(countDays(await known.read(index), known, index, span.from, counts))
    yield
  }
  const freshDays: DaySpan[] = []
  for (let index = 0; index < fresh.chunks; index++) {
    freshDays.push(countDays(await fresh.read(index), fresh, index, span.from, null))
    yield
  }
  for (const { from, to, rides } of windows(counts, span.from, ridesAtOnce)) {
    if (!freshDays.some((days) => days.from < to && from < days.to)) continue
    const table = rideTable(rides)
    for (const [rows, days, isKnown] of [
      [known, knownDays, true],
      [fresh, freshDays, false],
    ] as const)
      for (const [index, held] of days.entries()) {
        if (held.from >= to || from >= held.to) continue
        const trips = await rows.read(index)
        const [first, end] = rows.within(index, trips.rows)
        for (let i = first; i < end; i++) {
          const at = trips.pickupAt[i] as number
          if (at < from * DAY || at >= to * DAY) continue
          if (isKnown) table.add(trips, i)
          else if (table.take(trips, i)) tell(index, i)
        }
        yield
      }
  }
}

/** The days of a chunk's rows; counts them day by day where asked. */
function countDays(
  trips: TripColumns,
  rows: StoredRows,
  index: number,
  firstDay: number,
  counts: Uint32Array | null,
): DaySpan {
  const [first, end] = rows.within(index, trips.rows)
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  for (let i = first; i < end; i++) {
    const day = Math.floor((trips.pickupAt[i] as number) / DAY)
    if (day < from) from = day
    if (day >= to) to = day + 1
    if (counts && day >= firstDay && day < firstDay + counts.length)
      counts[day - firstDay] = (counts[day - firstDay] as number) + 1
  }
  return { from, to }
}

/** Days that follow one another, no more than `ridesAtOnce` unless one day has more; days without rides are left out at the ends. */
function windows(
  counts: Uint32Array,
  firstDay: number,
  ridesAtOnce: number,
): readonly (DaySpan & { readonly rides: number })[] {
  const found: { from: number; to: number; rides: number }[] = []
  counts.forEach((rides, i) => {
    if (rides === 0) return
    const day = firstDay + i
    const last = found.at(-1)
    if (last && last.rides + rides <= ridesAtOnce) {
      last.to = day + 1
      last.rides += rides
    } else found.push({ from: day, to: day + 1, rides })
  })
  return found
}
