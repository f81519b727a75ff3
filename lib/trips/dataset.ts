import type { TravelTimeMap } from '@/lib/places/travel-time-map'
import type { Millis } from '@/lib/shared/clock'
import type { DatasetId, Sha256, ZoneSetId } from '@/lib/shared/ids'
import type { LocalSeconds } from '@/lib/shared/local-time'
import type { ColumnRead } from './formats/columns-read'
import type { RecognisedHeader } from './formats/recognise-format'
import type { ImportRules } from './import-rules'
import type { Profile } from './profile'
import type { QualityReport } from './quality-report'
import type { TripFilter } from './trip-filter'

/** One file of a dataset. Its kept rows are [firstRow, firstRow + keptRows) of the dataset. */
export interface SourceFile {
  readonly name: string
  readonly bytes: number
  /** SHA-256 over the SHA-256s of its 1 MiB blocks. */
  readonly sha256: Sha256
  readonly format: string
  readonly firstRow: number
  readonly keptRows: number
  /** What was found out about the way that it is written, as sentences. Absent where there is nothing to say. */
  readonly notes?: readonly string[]
  /** What was read, and from which column. Absent in datasets of the first release. */
  readonly read?: readonly ColumnRead[]
  /** How its rows were read, so that a rejected one can be read again. Absent in datasets of the first release. */
  readonly readAs?: RecognisedHeader
}

/** Rides that a dataset shares with one that was there before it: the same times and places. */
export interface Overlap {
  readonly with: DatasetId
  readonly rides: number
}

/** Files dropped together, read, judged and kept. The id is the fingerprint of the kept columns and the rules. */
export interface Dataset {
  readonly schemaVersion: 1
  readonly id: DatasetId
  readonly name: string
  readonly files: readonly SourceFile[]
  readonly rules: ImportRules
  readonly simulated: boolean
  /** Where simulated trips were drawn with a known noise floor: the RMSE in minutes that no model can beat on the last month. */
  readonly noiseFloorMinutes: number | null
  readonly importedAt: Millis
  readonly importSeconds: number
  readonly rows: number
  /** Have its rows coordinates beside their place ids (`TripColumns.points`)? */
  readonly hasPoints: boolean
  readonly from: LocalSeconds
  readonly to: LocalSeconds
  readonly quality: QualityReport
  readonly profile: Profile
  /** The zone set chosen for this dataset, if any. */
  readonly zoneSetId: ZoneSetId | null
  /** Was its zone set made of its own files at the import? Then it is of no use to others. Absent where not. */
  readonly ownPlaces?: boolean
  /** With datasets that were there when it was imported. Absent in datasets of the first release. */
  readonly overlaps?: readonly Overlap[]
  /** For drawing zones without coordinates; null where rides say too little, absent until somebody asked for it. Models make their own. */
  readonly travelTimeMap?: TravelTimeMap | null
  /** What it was made from, where that is not files. */
  readonly madeFrom?: Lineage
  /** What a person says of it. Absent where nobody has said anything. */
  readonly notes?: string
}

/** A dataset that another was made from, by its name at that time. */
export interface Parent {
  readonly id: DatasetId
  readonly name: string
}

/** How a dataset came of others: all their rides, those in several once; or the rides of one for which a filter holds. */
export type Lineage =
  | { readonly act: 'combined'; readonly of: readonly Parent[] }
  | { readonly act: 'filtered'; readonly of: readonly [Parent]; readonly filter: TripFilter }

/** What may change of a dataset; the rides do not. */
export type DatasetChange = Partial<Pick<Dataset, 'name' | 'notes' | 'zoneSetId' | 'travelTimeMap' | 'profile'>>
