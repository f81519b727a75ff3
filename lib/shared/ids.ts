import type { Brand } from './brand'

/** Lower-case hexadecimal SHA-256 of the thing named. */
export type Sha256 = Brand<string, 'Sha256'>
export type DatasetId = Brand<string, 'DatasetId'>
export type ZoneSetId = Brand<string, 'ZoneSetId'>
export type RunId = Brand<string, 'RunId'>
export type SweepId = Brand<string, 'SweepId'>
/** SHA-256 of the artefact's bytes. */
export type ArtefactId = Brand<string, 'ArtefactId'>

export const sha256 = (hex: string): Sha256 => hex as Sha256
export const datasetId = (text: string): DatasetId => text as DatasetId
export const zoneSetId = (text: string): ZoneSetId => text as ZoneSetId
export const runId = (text: string): RunId => text as RunId
export const sweepId = (text: string): SweepId => text as SweepId
export const artefactId = (text: string): ArtefactId => text as ArtefactId
