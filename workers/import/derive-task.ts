import { storedRows } from '@/lib/adapters/opfs/stored-rows'
import type { TripDirectory } from '@/lib/adapters/opfs/trip-directory'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { DatasetIndex, StoredDataset } from '@/lib/trips/dataset-index'
import { combineInto, filterInto, type ParentRows } from '@/lib/trips/derive-trips'
import type { DeriveRequest } from './api'
import type { StoreTask } from './store-import'

/** What is left to say for a derived dataset to be stored. */
type DeriveTask = Omit<StoreTask, 'stem' | 'isCancelled' | 'held'>

/** The datasets asked for that are there. */
export async function parentsOf(request: DeriveRequest, index: DatasetIndex): Promise<readonly StoredDataset[]> {
  const ids = request.act === 'combined' ? request.of : [request.of]
  const found = await Promise.all([...new Set(ids)].map((id) => index.get(id)))
  return found.flatMap((stored) => stored ?? [])
}

/** Fails with `dataset/missing` where rides to be made it from are gone. */
export async function deriveTask(
  request: DeriveRequest,
  parents: readonly StoredDataset[],
  directory: TripDirectory,
): Promise<Result<DeriveTask>> {
  const opened: ParentRows[] = []
  for (const parent of parents) {
    const rows = await storedRows(parent, directory, true)
    if (!rows) return missing(parent.dataset.name)
    opened.push({ dataset: parent.dataset, rows })
  }
  const [first] = opened
  if (!first) return missing(request.name)
  const { rules, simulated, zoneSetId, ownPlaces = false } = first.dataset
  const of = opened.map(({ dataset: { id, name } }) => ({ id, name }))
  const common = {
    name: request.name,
    sources: [],
    rules,
    simulated,
    noiseFloorMinutes: null,
    zoneSetId,
    zones: null,
    ownPlaces,
  }
  if (request.act === 'combined')
    return ok({
      ...common,
      derive: (sink) => combineInto(opened, sink),
      madeFrom: { act: 'combined', of },
      knownOverlaps: opened.map(({ dataset }) => ({ with: dataset.id, rides: dataset.rows })),
    })
  return ok({
    ...common,
    derive: (sink) => filterInto(first, request.filter, sink),
    madeFrom: { act: 'filtered', of: [{ id: first.dataset.id, name: first.dataset.name }], filter: request.filter },
  })
}

const missing = (name: string) =>
  fail('dataset/missing', `The trips of ${name} are gone from this browser. Import its files again.`)
