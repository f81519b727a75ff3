import type { Split } from '@/lib/features/split'
import type { FamilyName } from '@/lib/models/family-name'
import type { ZoneSet } from '@/lib/places/zone-set'
import type { Sha256 } from '@/lib/shared/ids'
import type { ImportRules } from '@/lib/trips/import-rules'
import type { TripColumns } from '@/lib/trips/trip-columns'

/** Everything a training depends on: the same task gives the same artefact, bit for bit. */
export interface TrainingTask {
  readonly family: FamilyName
  /** The family's settings, as its schema reads them. */
  readonly settings: Readonly<Record<string, unknown>>
  /** Names of features the model may look at. */
  readonly features: readonly string[]
  readonly split: Split
  readonly seed: number
  readonly trips: TripColumns
  /** Fingerprint of the dataset that the trips come from. */
  readonly dataFingerprint: Sha256
  /** What its rides had to satisfy to be kept. */
  readonly rules: ImportRules
  readonly zoneSet: ZoneSet | null
  /** The trips are simulated: the artefact says so. */
  readonly simulated: boolean
}
