import type { DatasetIndex, StoredDataset } from '@/lib/trips/dataset-index'
import type { Database } from './database'
import { dexieDatasetCatalogue } from './dataset-catalogue'
import type { DatasetRow } from './rows'

/** The commit markers of datasets in IndexedDB. */
export function dexieDatasetIndex(database: Database): DatasetIndex {
  const { datasets } = database
  return {
    list: async () => (await datasets.toArray()).map(toStored),
    get: async (id) => {
      const row = await datasets.get(id)
      return row ? toStored(row) : null
    },
    commit: (stored) =>
      database.transaction('rw', datasets, async () => {
        const { id, importedAt } = stored.dataset
        if (await datasets.get(id)) return false
        await datasets.add({ schemaVersion: 1, id, importedAt, ...stored })
        return true
      }),
    update: dexieDatasetCatalogue(database).update,
    remove: async (id) => {
      await datasets.delete(id)
    },
  }
}

const toStored = ({ dataset, storage, rejectsFile }: DatasetRow): StoredDataset => ({ dataset, storage, rejectsFile })
