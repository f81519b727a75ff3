/**
 * Addresses of the pages that show one record. The pages are static: what they show is named by the query, so every name and id is
 * escaped here, once.
 */
import type { DatasetId, RunId, SweepId } from './ids'

export const addressOfDataset = (id: DatasetId): string => `/data/dataset?id=${encodeURIComponent(id)}`

/** Whether machine learning pays on a dataset. */
export const addressOfPayoff = (dataset: DatasetId): string => `/data/pays?id=${encodeURIComponent(dataset)}`

/** Two datasets side by side: how far the second moved away from the first. */
export const addressOfDatasetComparison = (reference: DatasetId, other: DatasetId): string =>
  `/data/compare?ids=${encodeURIComponent(reference)},${encodeURIComponent(other)}`

export const addressOfRun = (id: RunId): string => `/experiments/run?id=${encodeURIComponent(id)}`

export const addressOfSweep = (id: SweepId): string => `/experiments/sweep?id=${encodeURIComponent(id)}`

/** The form for a new run on a dataset. */
export const addressOfNewRun = (dataset: DatasetId): string => `/experiments/new?dataset=${encodeURIComponent(dataset)}`

/** The same form, filled in as for an earlier run. */
export const addressOfCopiedRun = (from: RunId): string => `/experiments/new?from=${encodeURIComponent(from)}`

export const addressOfVersion = ({ model, version }: { readonly model: string; readonly version: number }): string =>
  `/models/version?model=${encodeURIComponent(model)}&version=${version}`

export const addressOfEndpoint = (name: string): string => `/endpoints/endpoint?name=${encodeURIComponent(name)}`
