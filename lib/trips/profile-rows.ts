import { pickTrips } from './pick-trips'
import type { Profile } from './profile'
import { type ColumnName, PROFILE_PASSES, tripProfiler } from './profile-trips'
import type { StoredRows } from './shared-rides'
import type { TripColumns } from './trip-columns'
import { filters, rowsOf, type TripFilter } from './trip-filter'

/** Rows kept in memory between the passes: up to 74 MB. Of more, every pass reads the chunks again. */
const MOST_KEPT = 2_000_000

/** Some rows of a dataset in figures. */
export interface ProfiledRows {
  readonly rows: number
  readonly profile: Profile
}

/** Profiles the stored rows for which a filter holds. Yields what share of the work is done, after each chunk. */
export async function* profileRows(
  stored: StoredRows,
  filter: TripFilter,
  columns: readonly ColumnName[],
  mostKept = MOST_KEPT,
): AsyncGenerator<number, ProfiledRows> {
  const profiler = tripProfiler(columns)
  let rows = 0
  let kept: TripColumns[] | null = []
  for (let index = 0; index < stored.chunks; index++) {
    const trips = picked(await stored.read(index), filter)
    rows += trips.rows
    profiler.add(trips)
    if (rows > mostKept) kept = null
    else kept?.push(trips)
    yield (index + 1) / stored.chunks / PROFILE_PASSES
  }
  profiler.endPass()
  for (let pass = 1; pass < PROFILE_PASSES; pass++) {
    for (let index = 0; index < stored.chunks; index++) {
      profiler.add(kept ? (kept[index] as TripColumns) : picked(await stored.read(index), filter))
      if (!kept) yield (pass + (index + 1) / stored.chunks) / PROFILE_PASSES
    }
    profiler.endPass()
  }
  return { rows, profile: profiler.profile() }
}

const picked = (trips: TripColumns, filter: TripFilter): TripColumns =>
  filters(filter) ? pickTrips(trips, rowsOf(filter, trips)) : trips
