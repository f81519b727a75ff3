import type { ZoneSet } from '@/lib/places/zone-set'
import type { DatasetId } from '@/lib/shared/ids'
import type { Dataset, Lineage } from './dataset'
import type { StoredDataset } from './dataset-index'
import { joinReread, noneReread, type RereadRides, rereadByLength, type Span } from './reread-rejects'
import type { TripFilter } from './trip-filter'

/** Why nothing can be said of the rides that the rules kept out of a dataset; `of` is the name of the one that it fails at. */
export interface RejectsUnknown {
  /**
   * - `list-gone`: its list of rejects is not kept any more.
   * - `parent-deleted`: a dataset was made from it, and it is not there.
   * - `chosen-by-place`: a rejected row is not said to be of one of its places.
   */
  readonly why: 'list-gone' | 'parent-deleted' | 'chosen-by-place'
  readonly of: string
}

/** Where datasets and their lists of rejects are found; null where they are not. */
export interface RejectLists {
  get(id: DatasetId): Promise<StoredDataset | null>
  read(file: string): Promise<Uint8Array | null>
}

const DAY = 86_400
const EVER: Span = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }

/**
 * The rides that were rejected for their length alone, read again. A dataset that was made of others has no list of its own: theirs are read,
 * of a part chosen by date the rows of its days.
 */
export async function rejectedByLength(
  stored: StoredDataset,
  lists: RejectLists,
  zoneSet: ZoneSet | null,
): Promise<RereadRides | RejectsUnknown> {
  return within(stored, EVER, [], lists, zoneSet)
}

async function within(
  { dataset, rejectsFile }: StoredDataset,
  span: Span,
  /** Those that were made of it: rides that were taken apart and joined again are, by their id, their own parts' parent. */
  made: readonly DatasetId[],
  lists: RejectLists,
  zoneSet: ZoneSet | null,
): Promise<RereadRides | RejectsUnknown> {
  const { id, name, files, madeFrom } = dataset
  if (!madeFrom) {
    if (rejectsFile === null) return noneReread()
    const list = await lists.read(rejectsFile)
    return list ? rereadByLength(list, files, zoneSet, span) : { why: 'list-gone', of: name }
  }
  const chosen = madeFrom.act === 'filtered' ? chosenSpan(madeFrom.filter, span) : span
  if (!chosen) return { why: 'chosen-by-place', of: name }
  const all: RereadRides[] = []
  for (const parent of madeFrom.of) {
    const there = [...made, id].includes(parent.id) ? null : await lists.get(parent.id)
    if (!there) return { why: 'parent-deleted', of: parent.name }
    const found = await within(there, chosen, [...made, id], lists, zoneSet)
    if ('why' in found) return found
    all.push(found)
  }
  return joinReread(all)
}

/** The time of a choice within another; null where it is one of places. */
function chosenSpan({ fromDay, toDay, pickupZone, dropoffZone }: TripFilter, span: Span): Span | null {
  if (pickupZone !== null || dropoffZone !== null) return null
  return {
    from: Math.max(span.from, fromDay === null ? EVER.from : fromDay * DAY),
    to: Math.min(span.to, toDay === null ? EVER.to : toDay * DAY),
  }
}

/** Does what a dataset says of rejected rows hold for all of it? Not where rides were chosen: they were judged when their files were imported. */
export function countsRejects(
  madeFrom: Lineage | undefined,
  datasets: readonly Pick<Dataset, 'id' | 'madeFrom'>[],
  above: readonly DatasetId[] = [],
): boolean {
  if (!madeFrom) return true
  if (madeFrom.act === 'filtered') return false
  return madeFrom.of.every(({ id }) => {
    const parent = above.includes(id) ? undefined : datasets.find((each) => each.id === id)
    return countsRejects(parent?.madeFrom, datasets, [...above, id])
  })
}
