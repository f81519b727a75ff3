import type { MetricSet } from '@/lib/evaluation/metric-set'
import type { PairedDifference } from '@/lib/evaluation/paired-difference'
import type { FeatureName } from '@/lib/features/catalogue'
import type { Split } from '@/lib/features/split'
import type { FamilyName } from '@/lib/models/family-name'
import type { Millis } from '@/lib/shared/clock'
import type { DatasetId, RunId, Sha256, ZoneSetId } from '@/lib/shared/ids'
import type { RejectsUnknown } from '@/lib/trips/rejected-by-length'
import type { ErrorsByDay } from './errors-by-day'
import type { HiddenErrors } from './hidden-rides'
import type { LateClaim } from './late-features'
import type { LearningCurve } from './learning-curve'
import type { RepeatedRides } from './repeated-rides'
import type { SpeedByHour } from './speed-by-hour'

/**
 * - `constant`, `table`, `speed`: what needs no machine learning.
 * - `ridge`: learnt on the spot.
 * - `run`: a run that was finished before, judged by the same rides.
 */
export type CandidateKind = 'constant' | 'table' | 'speed' | 'ridge' | 'run'

/** A way to predict, judged by the rides of the validation period. */
export interface Candidate {
  readonly kind: CandidateKind
  /** As sentences call it. */
  readonly name: string
  /** Of a run. */
  readonly run: { readonly id: RunId; readonly family: FamilyName } | null
  /** False where it looks at what is only known after the ride. */
  readonly honest: boolean
  readonly metrics: MetricSet
  /** Its error minus the lookup table's on the same rides; null for the table itself. */
  readonly rmse: PairedDifference | null
  readonly mae: PairedDifference | null
  readonly byDay: ErrorsByDay
}

/** Rides that were used, of those that there are: of very many, a sample spread evenly over the time. */
export interface UsedRides {
  readonly used: number
  readonly of: number
}

/** How far a claim is from the truth. */
export interface HonestyAudit {
  /** Features of the honest model that the claims add to. */
  readonly features: readonly FeatureName[]
  readonly claims: readonly LateClaim[]
  /** Rides that the rules of the import hid, and what the best model makes of them; null where they were not kept. */
  readonly hidden: HiddenErrors | null
  readonly repeated: RepeatedRides
}

/** What is measured of rides; figures in minutes. */
export interface Measured {
  readonly train: UsedRides
  readonly valid: UsedRides
  /** Validation rides of each day, in order. */
  readonly days: { readonly days: readonly number[]; readonly rides: readonly number[] }
  /** The lookup table is always among them. */
  readonly candidates: readonly Candidate[]
  /** Null where no distance is known. */
  readonly speed: SpeedByHour | null
  /** Null until it is measured. */
  readonly curve: LearningCurve | null
  readonly audit: HonestyAudit | null
}

/** The answer to "does machine learning pay on these rides?", kept so that it is there at once when asked again. */
export interface Payoff extends Measured {
  readonly schemaVersion: 1
  /** Of dataset and split. */
  readonly id: string
  readonly datasetId: DatasetId
  readonly split: Split
  readonly zoneSetId: ZoneSetId | null
  /** Finished runs that stood beside it, so that a later one is noticed. */
  readonly runs: readonly RunId[]
  /** Hash of the validation rides: runs with another were judged by others. */
  readonly validFingerprint: Sha256
  /**
   * Why nothing is known of the rides that the rules hid; null where it is known. Absent in what was measured before the lists of a dataset's
   * parents were read.
   */
  readonly whyNotHidden?: RejectsUnknown | null
  readonly measuredAt: Millis
  readonly seconds: number
}

/** What a payoff is kept under. */
export const payoffId = (dataset: DatasetId, { from, validFrom, testFrom, to }: Split): string =>
  [dataset, from, validFrom, testFrom ?? '-', to].join(' ')
