import type { FeatureMatrix } from './feature-matrix'
import { allocateMatrix, indexZones } from './fit-features'
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
    indexZones(fitted.spec, encoder, rides.pickupZone[i] as number, rides.dropoffZone[i] as number, matrix, i)
  }
  standardise(matrix.dense, 0, rides.rows, fitted.centre, fitted.scale)
  return matrix
}
