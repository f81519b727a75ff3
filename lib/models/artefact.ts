import type { MetricSet } from '@/lib/evaluation/metric-set'
import type { FittedFeatures } from '@/lib/features/fitted-features'
import type { RideColumns } from '@/lib/features/ride-columns'
import type { Split } from '@/lib/features/split'
import type { Sha256 } from '@/lib/shared/ids'
import type { ImportRules } from '@/lib/trips/import-rules'
import type { IntervalTable } from './interval-table'
import type { ModelBody } from './model-body'

/** Synthetic rides and what the model said of them when it was made: whoever loads it must get the same. */
export interface GoldenRides {
  readonly rides: RideColumns
  readonly minutes: Float32Array
}

/** Predictions lie within these, minutes. */
export interface MinuteRange {
  readonly low: number
  readonly high: number
}

export type SettingValue = number | string | boolean

/**
 * A trained model, whole: everything that prediction needs and where it comes from. Numbers are float32 values, and nothing says when or
 * on what machine it was made: the same training gives the same bytes. The family is the body's kind.
 */
export interface Artefact {
  /** Version of the software that made it. */
  readonly ridecast: string
  readonly seed: number
  readonly settings: Readonly<Record<string, SettingValue>>
  readonly data: {
    readonly fingerprint: Sha256
    /** Trained on simulated trips. */
    readonly simulated: boolean
    readonly split: Split
    readonly trainingRides: number
    /** What rides had to satisfy to be learnt from; absent from files of versions that did not write it down. */
    readonly rules?: ImportRules
  }
  readonly features: FittedFeatures
  readonly range: MinuteRange
  readonly body: ModelBody
  /** Absent where too few rides told how far it errs, and from files of versions that did not ask. */
  readonly intervals?: IntervalTable
  readonly metrics: { readonly valid: MetricSet; readonly test: MetricSet | null } | null
  readonly golden: GoldenRides
}

/** What an artefact is made of before its golden rides are predicted. */
export type ModelParts = Omit<Artefact, 'golden'>

/** Caps on a file that somebody else made. */
export const MAX_ARTEFACT_BYTES = 32 * 2 ** 20
export const MAX_PARAMETERS = 5_000_000
export const FEWEST_GOLDEN_RIDES = 32
/** More would make checking a model a way to keep a server busy. */
export const MOST_GOLDEN_RIDES = 256
/** Zones × units of a net's first layer, which loading multiplies out: 32 MiB for pickups and as much for drop-offs. */
export const MOST_ZONE_UNITS = 4 * 2 ** 20
/** Golden rides are predicted alike within this, minutes. */
export const GOLDEN_TOLERANCE = 1e-4
