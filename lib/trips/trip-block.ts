import { allocateTrips, MISSING_PASSENGERS, type TripColumns } from './trip-columns'

/** Rows that a reader hands over at once. */
export const BLOCK_ROWS = 16_384

/** Columns for one block, with the columns that a file may lack already filled with "missing". */
export function tripBlock(hasPoints = false): TripColumns {
  const block = allocateTrips(BLOCK_ROWS, hasPoints)
  block.distanceKm.fill(Number.NaN)
  block.fare.fill(Number.NaN)
  block.passengers.fill(MISSING_PASSENGERS)
  return block
}
