import { type Failure, fail } from '@/lib/shared/result'
import type { RecognisedHeader } from './formats/recognise-format'
import { type PlaceBook, UNNAMED_PLACE } from './place-book'
import type { RidePlace } from './read-place'
import type { Ride } from './slow-row'
import type { TripColumns } from './trip-columns'

/** Has a file of this header points beside its rides? */
export const hasPoints = ({ format }: Pick<RecognisedHeader, 'format'>): boolean =>
  format.place === 'point' || format.keepsPoints

/** Writes a ride to row `n` of a block, which has points if the header says so. Fails with `trips/too-many-places`. */
export function keepRide(block: TripColumns, n: number, ride: Ride, book: PlaceBook, file: string): Failure | null {
  const pickupZone = idOf(ride.pickup, book)
  const dropoffZone = idOf(ride.dropoff, book)
  if (pickupZone === null || dropoffZone === null)
    return fail(
      'trips/too-many-places',
      `${file} names more than 10,000 places. Is the column of places one of ride ids or addresses? Choose one of zones or stations.`,
    ).error
  block.pickupAt[n] = ride.pickupAt
  block.dropoffAt[n] = ride.dropoffAt
  block.pickupZone[n] = pickupZone
  block.dropoffZone[n] = dropoffZone
  block.distanceKm[n] = ride.distanceKm
  block.passengers[n] = ride.passengers
  block.fare[n] = ride.fare
  const { points } = block
  if (points) {
    points.pickupLat[n] = ride.pickup.point?.lat ?? Number.NaN
    points.pickupLon[n] = ride.pickup.point?.lon ?? Number.NaN
    points.dropoffLat[n] = ride.dropoff.point?.lat ?? Number.NaN
    points.dropoffLon[n] = ride.dropoff.point?.lon ?? Number.NaN
  }
  return null
}

/** The id of a place, its point noted; null where the book is full. */
function idOf({ name, zone, point }: RidePlace, book: PlaceBook): number | null {
  const id = name === null ? zone : book.idOf(name)
  if (name !== null && id === 0) return null
  if (id > 0 && id !== UNNAMED_PLACE && point) book.locate(id, point.lat, point.lon)
  return id
}
