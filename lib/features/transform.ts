import { inPieces, type Steps } from '@/lib/shared/steps'
import type { FeatureMatrix } from './feature-matrix'
import { allocateMatrix, type FeatureForm } from './fit-features'
import type { FittedFeatures } from './fitted-features'
import type { RideColumns } from './ride-columns'
import { createRideEncoder } from './ride-encoder'
import { standardise } from './standardise'

/** Any rides, as a model that was trained with these features looks at them. Row i is ride i. */
export function* transformInSteps(
  fitted: FittedFeatures,
  rides: RideColumns,
  form: FeatureForm = 'standardised',
): Steps<FeatureMatrix> {
  const encoder = createRideEncoder(fitted)
  const matrix = allocateMatrix(encoder.names, rides.rows)
  const width = encoder.names.length
  yield* inPieces(rides.rows, (from, to) => {
    for (let i = from; i < to; i++) {
      encoder.encode(rides, i, fitted.tables, matrix.dense, i * width)
      matrix.pickup[i] = encoder.pickupCategory(rides.pickupZone[i] as number)
      matrix.dropoff[i] = encoder.dropoffCategory(rides.dropoffZone[i] as number)
    }
    if (form === 'standardised') standardise(matrix.dense, from * width, to - from, fitted.centre, fitted.scale)
  })
  return matrix
}
