import type { DatasetIndex, StoredDataset } from '@/lib/trips/dataset-index'
import type { Database } from './database'
import { dexieDatasetCatalogue } from './dataset-catalogue'
import type { DatasetRow } from './rows'

/** The commit markers of datasets in IndexedDB. */
export function dexieDatasetIndex(database: Database): DatasetIndex {
  const { datasets, zoneSets, payoffs } = database
  return {
    list: async () => (await datasets.toArray()).map(toStored),
    get: async (id) => {
      const row = await datasets.get(id)
      return row ? toStored(row) : null
    },
    commit: (stored, { zones, isCancelled }) =>
      database.transaction('rw', datasets, zoneSets, async () => {
        const { id, importedAt } = stored.dataset
        const there = await datasets.get(id)
        if (isCancelled()) return 'cancelled'
        if (zones) await zoneSets.put(zones)
        if (!there) await datasets.add({ schemaVersion: 1, id, importedAt, ...stored })
        else if (zones) await datasets.put({ ...there, dataset: { ...there.dataset, zoneSetId: zones.id } })
        return there ? 'existed' : 'committed'
      }),
    update: dexieDatasetCatalogue(database).update,
    remove: (id) =>
      database.transaction('rw', datasets, payoffs, async () => {
        await datasets.delete(id)
        await payoffs.where('datasetId').equals(id).delete()
      }),
  }
}

const toStored = ({ dataset, storage, rejectsFile }: DatasetRow): StoredDataset => ({ dataset, storage, rejectsFile })
