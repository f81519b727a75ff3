import type { MetricSet } from '@/lib/evaluation/metric-set'
import type { UsedParts } from '@/lib/features/ride-limits'
import type { FamilyName } from '@/lib/models/family-name'
import type { Millis } from '@/lib/shared/clock'
import type { ArtefactId, Sha256 } from '@/lib/shared/ids'

/** A training of the script, as it is remembered in a folder. It reaches the app by importing its artefact. */
export interface TrackedRun {
  readonly id: string
  readonly finishedAt: Millis
  readonly family: FamilyName
  readonly settings: Readonly<Record<string, unknown>>
  readonly features: readonly string[]
  readonly seed: number
  readonly honestAtPickup: boolean
  readonly files: {
    readonly train: readonly string[]
    readonly valid: readonly string[]
    readonly test: readonly string[]
  }
  readonly dataFingerprint: Sha256
  readonly artefactId: ArtefactId
  /** Where it was written, or null. */
  readonly artefactPath: string | null
  readonly metrics: { readonly valid: MetricSet; readonly test: MetricSet | null }
  readonly seconds: number
  readonly cpuSeconds: number
  /** The most memory that the process held, files read included; null in runs from before it was written down. */
  readonly peakMemoryBytes: number | null
  readonly backend: string
  /** Of how many rides; absent where all were used. */
  readonly used?: UsedParts
}

export interface TrackedRunStore {
  add(run: TrackedRun): Promise<void>
  /** The newest first. */
  list(): Promise<readonly TrackedRun[]>
  close(): Promise<void>
}
