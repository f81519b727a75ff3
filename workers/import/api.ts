import type { TravelTimeMap } from '@/lib/places/travel-time-map'
import type { DatasetId, ZoneSetId } from '@/lib/shared/ids'
import type { JobId } from '@/lib/shared/job'
import type { Result } from '@/lib/shared/result'
import type { Dataset } from '@/lib/trips/dataset'
import type { TellHeld } from '@/lib/trips/dataset-store'
import type { DateOrder } from '@/lib/trips/formats/trip-format'
import type { ImportRules } from '@/lib/trips/import-rules'
import type { LeftOut } from '@/lib/trips/left-out'
import type { FileLook } from '@/lib/trips/look-at-file'
import type { MappingStart } from '@/lib/trips/mapping/begin-mapping'
import type { MappingPreview } from '@/lib/trips/mapping/preview-mapping'
import type { TripMapping } from '@/lib/trips/mapping/trip-mapping'
import type { SimulationOptions } from '@/lib/trips/simulation/simulation-options'
import type { TripFilter } from '@/lib/trips/trip-filter'
import type { FileCopy } from '@/lib/trips/without-copies'

export interface ImportRequest {
  /** Null names the dataset after its files. */
  readonly name: string | null
  readonly rules: ImportRules
  /** How dates such as 03/04/2023 are meant where a file does not tell; null where nobody was asked. */
  readonly dateOrder?: DateOrder | null
}

/** A file, or one inside a ZIP by its name. */
export interface FileInside {
  readonly file: File
  readonly entry: string | null
}

/** What a new dataset is made of: all rides of several datasets, or those of one for which a filter holds. */
export type DeriveRequest =
  | { readonly act: 'combined'; readonly of: readonly DatasetId[]; readonly name: string }
  | { readonly act: 'filtered'; readonly of: DatasetId; readonly filter: TripFilter; readonly name: string }

/** What was found in files of which no dataset was made. */
export interface FilesReport {
  readonly name: string
  readonly report: Pick<Dataset, 'rules' | 'profile' | 'quality' | 'files'>
  /** Their rejected rows as CSV; null where there is none. */
  readonly rejects: Blob | null
}

/** What came of an import. */
export interface ImportOutcome {
  readonly datasetId: DatasetId
  /** Were the same rows there before? Then nothing was added. */
  readonly existed: boolean
  /** What was found in them where they are other files than those of that dataset; absent where they are the same. */
  readonly found?: FilesReport
  /** The zone set that came with it (sample trips, zone files dropped with the trips), or null. */
  readonly zoneSetId: ZoneSetId | null
  /** Files with the very bytes of another that came with them: they were read once. */
  readonly copies: readonly FileCopy[]
  /** Files of ZIPs that hold no trips, and why they were not read. */
  readonly leftOut: readonly LeftOut[]
  /** Other datasets with rides of this one, and how many. */
  readonly overlaps: readonly { readonly name: string; readonly rides: number }[]
}

/** What came of zone files. */
export interface ZonesOutcome {
  readonly zoneSetId: ZoneSetId
  readonly name: string
  /** The set that they completed, or null. */
  readonly completed: string | null
  /** Datasets that use it from now on. */
  readonly usedBy: readonly string[]
  /** Datasets that use another set and might use this one. */
  readonly others: readonly { readonly id: DatasetId; readonly name: string }[]
}

/**
 * The import worker. Progress is written to the job of the id given, which the worker makes; a result comes when all is stored. A
 * cancelled, failed or interrupted import leaves nothing behind. Codes beside those of `importInto`: `trips/cancelled`,
 * `storage/quota`, `storage/held`, `storage/failed`, `import/memory`.
 */
export interface ImportWorker {
  /** What a file is and what an import would read of it, or why it would be refused. Nothing is kept. */
  look(file: File): Promise<FileLook>
  /** What to begin with where the columns of a file are to be mapped. Fails where it has no header or cannot be read. */
  startMapping(of: FileInside): Promise<Result<MappingStart>>
  /** The first rows as an import with this mapping will read them. Fails as that import would. */
  previewMapping(of: FileInside, mapping: TripMapping): Promise<Result<MappingPreview>>
  /** Trip files and, if any, zone files, dropped together. Zone files alone are an error: use `importZones`. */
  importFiles(files: readonly File[], request: ImportRequest, job: JobId): Promise<Result<ImportOutcome>>
  /** A simulated city's trips and zones. */
  simulate(options: SimulationOptions, job: JobId): Promise<Result<ImportOutcome>>
  /**
   * Makes a dataset of others. Codes beside those of an import: `combine/misfit`, `filter/nothing`, `dataset/missing`, `dataset/damaged`.
   */
  derive(request: DeriveRequest, job: JobId): Promise<Result<ImportOutcome>>
  /**
   * A points CSV, a lookup CSV, or both: kept as one zone set. Names and points of one city that come one after the other are joined. Datasets
   * without a set use it, and those that used what it was joined to.
   */
  importZones(files: readonly File[]): Promise<Result<ZonesOutcome>>
  /** Does nothing where the job is over. The call that began it answers `trips/cancelled` once the space is given back. */
  cancel(job: JobId): Promise<void>
  /** Makes a dataset's travel-time map from all its rides and keeps it with the dataset; null where they say too little. */
  mapByTravelTime(id: DatasetId): Promise<Result<TravelTimeMap | null>>
  /** Deletes a dataset with its columns and rejects; `held` must be a proxy. Fails with `storage/held`. */
  removeDataset(id: DatasetId, held?: TellHeld): Promise<Result<null>>
  /** Every rejected row as CSV: file, line, reason, row. Null where nothing was rejected. */
  rejects(id: DatasetId): Promise<Blob | null>
  /** Removes what imports that were killed half-way left in the file system; returns how many files. */
  sweep(): Promise<number>
}
