import type { DatasetId } from '@/lib/shared/ids'
import type { Result } from '@/lib/shared/result'
import type { Dataset } from './dataset'
import type { TripColumns } from './trip-columns'

/** Where datasets are kept. A dataset is listed only once all of it is stored. */
export interface DatasetStore {
  list(): Promise<readonly Dataset[]>
  get(id: DatasetId): Promise<Dataset | null>
  /** All kept rows. Fails if the stored bytes do not match their hash. */
  readTrips(id: DatasetId): Promise<Result<TripColumns>>
  update(id: DatasetId, change: Partial<Pick<Dataset, 'name' | 'zoneSetId'>>): Promise<void>
  /** Gives the space back. */
  remove(id: DatasetId): Promise<void>
}
