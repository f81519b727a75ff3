import type { DatasetId } from '@/lib/shared/ids'
import type { Result } from '@/lib/shared/result'
import type { Dataset, DatasetChange } from './dataset'
import type { SampledSpan, SampledTrips } from './sample-rides'
import type { TripColumns } from './trip-columns'

/** Told the file that another tab holds while it is waited for, and null once the waiting is over. */
export type TellHeld = (file: string | null) => void | Promise<void>

/** Where datasets are kept. A dataset is listed only once all of it is stored. */
export interface DatasetStore {
  list(): Promise<readonly Dataset[]>
  get(id: DatasetId): Promise<Dataset | null>
  /** All kept rows. Fails if the stored bytes do not match their hash, or another tab does not let go of them (`storage/held`). */
  readTrips(id: DatasetId, held?: TellHeld): Promise<Result<TripColumns>>
  /** Rides drawn from each span (`rideSampler`), read chunk by chunk: no more than one is in memory beside them. Fails like `readTrips`. */
  readSample(id: DatasetId, spans: readonly SampledSpan[], held?: TellHeld): Promise<Result<SampledTrips>>
  /** With `base`, only where the dataset still says that; false where it does not, or is not there. */
  update(id: DatasetId, change: DatasetChange, base?: DatasetChange): Promise<boolean>
  /** Gives the space back. Where another tab does not let go of it (`storage/held`), the dataset is gone and the next start gives it back. */
  remove(id: DatasetId, held?: TellHeld): Promise<Result<null>>
}
