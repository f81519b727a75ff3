import type { ZoneSet } from '@/lib/places/zone-set'
import type { DatasetId, Sha256 } from '@/lib/shared/ids'
import type { Dataset, DatasetChange } from './dataset'

/** Where a dataset's columns lie: one file, in chunks (`trip-chunk`). Written last: a dataset that is not in the index does not exist. */
interface StoredColumns {
  readonly file: string
  readonly bytes: number
  readonly chunkRows: number
  /** Byte offset and hash of each chunk of rows; the last may be short. */
  readonly chunks: readonly { readonly offset: number; readonly rows: number; readonly sha256: Sha256 }[]
}

export interface StoredDataset {
  readonly dataset: Dataset
  readonly storage: StoredColumns
  /** Name of the file with every rejected row as CSV, or null where none was rejected. */
  readonly rejectsFile: string | null
}

/** What is decided at the commit itself. */
interface CommitTerms {
  /** The zones that came with the trips; they are kept with them or not at all. */
  readonly zones: ZoneSet | null
  /** Asked last, when nothing is left to do but to write: true, and nothing is written. */
  readonly isCancelled: () => boolean
}

/** `existed`: a dataset of that id is there already; it stays, with the zones that came now if any did. */
type Commit = 'committed' | 'existed' | 'cancelled'

/** Which datasets there are, and where their files lie. */
export interface DatasetIndex {
  list(): Promise<readonly StoredDataset[]>
  get(id: DatasetId): Promise<StoredDataset | null>
  /** All or nothing. */
  commit(stored: StoredDataset, terms: CommitTerms): Promise<Commit>
  /** With `base`, only where the dataset still says that; false where it does not, or is not there. */
  update(id: DatasetId, change: DatasetChange, base?: DatasetChange): Promise<boolean>
  remove(id: DatasetId): Promise<void>
}
