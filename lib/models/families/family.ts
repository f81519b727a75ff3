import type { z } from 'zod'
import type { FeatureSpec } from '@/lib/features/feature-spec'
import type { FittedFeatures } from '@/lib/features/fitted-features'
import type { ZoneSet } from '@/lib/places/zone-set'
import type { Steps } from '@/lib/shared/steps'
import type { TripColumns } from '@/lib/trips/trip-columns'
import type { SettingValue } from '../artefact'
import type { ModelBody } from '../model-body'

/** What a family learns from. */
export interface FitInput<Settings> {
  readonly trips: TripColumns
  /** Indices of the training rows; no other row is looked at. */
  readonly rows: Int32Array
  readonly spec: FeatureSpec
  readonly zoneSet: ZoneSet | null
  readonly settings: Settings
  readonly seed: number
}

export interface FittedModel {
  readonly features: FittedFeatures
  readonly body: ModelBody
}

/** A kind of model: its words, its settings, and how it learns. */
export interface Family<Settings extends Readonly<Record<string, SettingValue>>> {
  readonly label: string
  /** One sentence: what it does and when to choose it. */
  readonly summary: string
  /** A strict object; each setting has a default, and a title and a description for people. */
  readonly settings: z.ZodType<Settings>
  /** Null where a trainer of its own does it, epoch by epoch. */
  readonly fit: ((input: FitInput<Settings>) => Steps<FittedModel>) | null
}
