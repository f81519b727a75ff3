import type { Dataset, DatasetChange } from '@/lib/trips/dataset'
import type { DatasetStore } from '@/lib/trips/dataset-store'
import type { Database } from './database'

/** What a page needs of the datasets: everything but their trips, which only workers read. */
export type DatasetCatalogue = Pick<DatasetStore, 'list' | 'get' | 'update'>

/** The datasets whose import was committed, newest first. */
export function dexieDatasetCatalogue(database: Database): DatasetCatalogue {
  const { datasets } = database
  return {
    list: async () => (await datasets.orderBy('importedAt').reverse().toArray()).map((row) => row.dataset),
    get: async (id) => (await datasets.get(id))?.dataset ?? null,
    update: (id, change, base) =>
      database.transaction('rw', datasets, async () => {
        const row = await datasets.get(id)
        if (!row || (base && !says(row.dataset, base))) return false
        await datasets.put({ ...row, dataset: { ...row.dataset, ...change } })
        return true
      }),
  }
}

/** Notes that nobody wrote are empty. */
const says = (dataset: Dataset, { name, notes }: DatasetChange): boolean =>
  (name === undefined || dataset.name === name) && (notes === undefined || (dataset.notes ?? '') === notes)
