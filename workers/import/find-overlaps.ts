import { storedRows } from '@/lib/adapters/opfs/stored-rows'
import type { TripDirectory } from '@/lib/adapters/opfs/trip-directory'
import { datasetId } from '@/lib/shared/ids'
import type { Dataset, Overlap } from '@/lib/trips/dataset'
import type { DatasetIndex } from '@/lib/trips/dataset-index'
import type { ImportedTrips } from '@/lib/trips/import-into'
import { sharedRides } from '@/lib/trips/shared-rides'
import { chunkColumns } from '@/lib/trips/trip-chunk'
import type { TripSink } from '@/lib/trips/trip-sink'
import type { StoreTask } from './store-import'

const DAY = 86_400

/** With which datasets these trips share rides, and how many: counted one by one, on the days that both hold. Simulated cities are not compared with real ones. */
export async function* findOverlaps(
  imported: ImportedTrips,
  { simulated, knownOverlaps = [] }: Pick<StoreTask, 'simulated' | 'knownOverlaps'>,
  sink: TripSink,
  index: DatasetIndex,
  directory: TripDirectory,
): AsyncGenerator<void, readonly Overlap[]> {
  const fresh = {
    chunks: imported.chunkHashes.length,
    read: async (i: number) => chunkColumns(await sink.getChunk(i), imported.hasPoints),
    within: (_: number, rows: number) => [0, rows] as const,
  }
  const overlaps: Overlap[] = [...knownOverlaps]
  const isKnown = (id: Dataset['id']) => knownOverlaps.some((overlap) => overlap.with === id)
  for (const stored of await index.list()) {
    const { dataset } = stored
    const span = {
      from: Math.floor(Math.max(dataset.from, imported.from) / DAY),
      to: Math.floor(Math.min(dataset.to, imported.to) / DAY) + 1,
    }
    if (
      isKnown(dataset.id) ||
      dataset.simulated !== simulated ||
      dataset.id === datasetId(imported.fingerprint) ||
      span.to <= span.from
    )
      continue
    const known = await storedRows(stored, directory)
    if (!known) continue
    let rides = 0
    for await (const _ of sharedRides(known, fresh, span, () => rides++)) yield
    if (rides > 0) overlaps.push({ with: dataset.id, rides })
  }
  return overlaps
}
