import { isEnough } from '@/lib/evaluation/enough-rides'
import type { Random } from '@/lib/shared/random'
import type { Profile } from '@/lib/trips/profile'
import type { StoredRows } from '@/lib/trips/shared-rides'
import { knownPlaces } from '@/lib/trips/unknown-places'
import { type ColumnDrift, columnDrift } from './column-drift'
import { countByDay, type DayCounts } from './day-counts'
import { type DriftColumn, driftColumns } from './drift-columns'

/** Known places of the second dataset of which the first has no ride. */
interface UnseenPlaces {
  readonly zones: readonly { readonly zone: number; readonly rows: number }[]
  /** Of the second dataset's rides (0–1). */
  readonly share: number
}

export interface DatasetDrift {
  /** The most moved first. */
  readonly columns: readonly ColumnDrift[]
  readonly unseenPickups: UnseenPlaces
  readonly unseenDropoffs: UnseenPlaces
  readonly judges: readonly [
    { readonly n: number; readonly days: number },
    { readonly n: number; readonly days: number },
  ]
}

/** A dataset to be compared. */
export interface DriftSide {
  readonly stored: StoredRows
  readonly profile: Pick<Profile, 'topPickups' | 'topDropoffs' | 'duration' | 'columns'>
  /** Ids that say of no place. */
  readonly unknown: ReadonlySet<number>
}

/** How far `other` moved away from `reference`, column by column. Yields the share that is done. Exact counts; intervals from `random`. */
export async function* datasetDrift(
  reference: DriftSide,
  other: DriftSide,
  random: Random,
): AsyncGenerator<number, DatasetDrift> {
  const sides = [reference, other] as const
  const pickups = sides.map(({ profile, unknown }) => knownPlaces(profile.topPickups, unknown).known)
  const dropoffs = sides.map(({ profile, unknown }) => knownPlaces(profile.topDropoffs, unknown).known)
  const columnsOf = ({ unknown }: DriftSide) => driftColumns(places(pickups), places(dropoffs), unknown)
  const counts: DayCounts[] = []
  for (const [i, side] of sides.entries()) {
    const counting = countByDay(side.stored, columnsOf(side))
    let step = await counting.next()
    while (!step.done) {
      yield (i + step.value) / 3
      step = await counting.next()
    }
    counts.push(step.value)
  }
  const [first, second] = counts
  if (!first || !second) throw new Error('two datasets were to be counted')
  const judges = [judgesOf(first), judgesOf(second)] as const
  const found: ColumnDrift[] = []
  const columns = columnsOf(reference)
  for (const [i, column] of columns.entries()) {
    const drift = columnDrift(
      column,
      [first.days[i] ?? [], second.days[i] ?? []],
      [heldMedian(column, reference.profile), heldMedian(column, other.profile)],
      judges.every(isEnough) ? random : null,
    )
    if (drift) found.push(drift)
    yield (2 + (i + 1) / columns.length) / 3
  }
  return {
    columns: found.sort((a, b) => indexOf(b) - indexOf(a)),
    unseenPickups: unseen(pickups, second.rows),
    unseenDropoffs: unseen(dropoffs, second.rows),
    judges,
  }
}

const indexOf = ({ stability, gaps }: ColumnDrift): number => Math.max(stability.value, gaps.stability.value)

const judgesOf = ({ days, rows }: DayCounts) => ({ n: rows, days: days[0]?.length ?? 0 })

/** Places of either dataset, the most rides first. */
function places(lists: readonly Profile['topPickups'][]): readonly number[] {
  const rides = new Map<number, number>()
  for (const list of lists) for (const { zone, rows } of list) rides.set(zone, (rides.get(zone) ?? 0) + rows)
  return [...rides].sort(([a, n], [b, m]) => m - n || a - b).map(([zone]) => zone)
}

function unseen([before = [], after = []]: readonly Profile['topPickups'][], rows: number): UnseenPlaces {
  const known = new Set(before.map(({ zone }) => zone))
  const zones = after.filter(({ zone }) => !known.has(zone)).map(({ zone, rows: rides }) => ({ zone, rows: rides }))
  const rides = zones.reduce((sum, place) => sum + place.rows, 0)
  return { zones, share: rows === 0 ? 0 : rides / rows }
}

/** The exact median that a profile holds, in the column's unit; null where it holds none. */
function heldMedian({ key, kind }: DriftColumn, { duration, columns }: DriftSide['profile']): number | null {
  if (kind !== 'ordered') return null
  if (key === 'duration') return duration.median / 60
  return columns.find(({ readAs }) => readAs === key)?.median ?? null
}
