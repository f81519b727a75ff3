import type { FeatureMatrix } from './feature-matrix'
import { allocateMatrix } from './fit-features'
import type { FittedFeatures } from './fitted-features'
import type { RideColumns } from './ride-columns'
import { createRideEncoder, standardise } from './ride-encoder'

/** Any rides, as a model that was trained with these features looks at them. Row i is ride i. */
export function transform(fitted: FittedFeatures, rides: RideColumns): FeatureMatrix {
  const encoder = createRideEncoder(fitted)
  const matrix = allocateMatrix(encoder.names, rides.rows)
  const width = encoder.names.length
  for (let i = 0; i < rides.rows; i++) {
    encoder.encode(rides, i, fitted.tables, matrix.dense, i * width)
    matrix.pickup[i] = encoder.pickupCategory(rides.pickupZone[i] as number)
    matrix.dropoff[i] = encoder.dropoffCategory(rides.dropoffZone[i] as number)
  }
  standardise(matrix.dense, 0, rides.rows, fitted.centre, fitted.scale)
  return matrix
}
