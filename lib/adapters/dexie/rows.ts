import type { QueuedDeploy } from '@/lib/deployments/deploy-queue'
import type { CheckpointMark, CheckpointSlot } from '@/lib/experiments/checkpoint-slot'
import type { EpochPoint, Run } from '@/lib/experiments/run'
import type { Payoff } from '@/lib/payoff/payoff'
import type { ZoneSet } from '@/lib/places/zone-set'
import type { Alias, ModelVersion, RegistryEvent } from '@/lib/registry/model-version'
import type { Millis } from '@/lib/shared/clock'
import type { ArtefactId, DatasetId, RunId } from '@/lib/shared/ids'
import type { Job } from '@/lib/shared/job'
import type { Sweep } from '@/lib/sweeps/sweep'
import type { StoredDataset } from '@/lib/trips/dataset-index'

export interface DatasetRow extends StoredDataset {
  readonly schemaVersion: 1
  readonly id: DatasetId
  readonly importedAt: Millis
}

export interface EpochRow extends EpochPoint {
  readonly schemaVersion: 1
  readonly runId: RunId
}

/** An artefact file, content-addressed: its id is the SHA-256 of its bytes. */
export interface ArtefactRow {
  readonly schemaVersion: 1
  readonly id: ArtefactId
  readonly storedAt: Millis
  readonly bytes: Uint8Array
}

export interface PredictionsRow {
  readonly schemaVersion: 1
  readonly runId: RunId
  readonly valid: Float32Array
  readonly test: Float32Array | null
}

export interface AliasRow extends Alias {
  readonly schemaVersion: 1
}

export type RegistryEventRow = RegistryEvent & {
  readonly schemaVersion: 1
  /** Given by the database, in order of writing. */
  readonly seq: number
}

/** One setting under its name; who reads it checks its shape. */
export interface SettingRow {
  readonly schemaVersion: 1
  readonly key: string
  readonly value: unknown
}

export type RunRow = Run
export type ZoneSetRow = ZoneSet
export type ModelVersionRow = ModelVersion
export type JobRow = Job
export type PayoffRow = Payoff
export type SweepRow = Sweep
export type CheckpointRow = CheckpointMark
export type CheckpointSlotRow = CheckpointSlot
/** A deploy that the server has not answered yet, or whose answer nobody has seen yet. */
export type DeployQueueRow = QueuedDeploy

/** How the columns of one header are read; who reads it checks its shape. */
export interface TripMappingRow {
  readonly schemaVersion: 1
  readonly fingerprint: string
  readonly mapping: unknown
}
