import type { PreparedModel } from '@/lib/models/create-predictor'
import type { RideColumns } from '@/lib/models/predictor'
import type { Result } from '@/lib/shared/result'
import type { ModelFacts } from './loaded-model'

/** A model that was checked in full, as plain data: another thread may do the checking and hand it over. */
export interface CheckedModel {
  readonly facts: ModelFacts
  readonly prepared: PreparedModel
  readonly golden: RideColumns
}

/** Bytes → a checked model, or why they are not one. Never throws on any bytes. May take seconds for the largest models. */
export type CheckModel = (bytes: Uint8Array) => Promise<Result<CheckedModel>>
