import type { MetricSet } from '@/lib/evaluation/metric-set'
import type { FamilyName } from '@/lib/models/family-name'
import type { Millis } from '@/lib/shared/clock'
import type { ArtefactId } from '@/lib/shared/ids'

/** Version n of a registered model: never changed once made. `source` is opaque: a run's id, or the name of an imported file. */
export interface ModelVersion {
  readonly schemaVersion: 1
  readonly model: string
  readonly version: number
  readonly createdAt: Millis
  readonly artefactId: ArtefactId
  readonly artefactBytes: number
  readonly family: FamilyName
  readonly metrics: { readonly valid: MetricSet; readonly test: MetricSet | null } | null
  readonly honestAtPickup: boolean
  /** Trained on simulated trips: said wherever its numbers show. */
  readonly simulated: boolean
  readonly source: { readonly kind: 'run' | 'file'; readonly ref: string }
  readonly note: string
}

/** `@champion`, `@challenger`, or any other name, pointing to one version of a model. */
export interface Alias {
  readonly model: string
  readonly alias: string
  readonly version: number
}

/** What happened to a registered model, oldest first; only grows. */
export interface RegistryEvent {
  readonly at: Millis
  readonly model: string
  readonly what:
    | { readonly kind: 'registered'; readonly version: number }
    | { readonly kind: 'alias-moved'; readonly alias: string; readonly from: number | null; readonly to: number | null }
    | { readonly kind: 'imported'; readonly version: number; readonly file: string }
    | { readonly kind: 'deployed'; readonly version: number; readonly endpoint: string }
    | { readonly kind: 'rolled-back'; readonly version: number; readonly endpoint: string }
}
