import { allocateTrips, type TripColumns } from './trip-columns'

/** The trips at these rows, copied, in their order. */
export function pickTrips(trips: TripColumns, rows: Int32Array): TripColumns {
  const picked = allocateTrips(rows.length)
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number
    picked.pickupAt[i] = trips.pickupAt[row] as number
    picked.dropoffAt[i] = trips.dropoffAt[row] as number
    picked.pickupZone[i] = trips.pickupZone[row] as number
    picked.dropoffZone[i] = trips.dropoffZone[row] as number
    picked.distanceKm[i] = trips.distanceKm[row] as number
    picked.passengers[i] = trips.passengers[row] as number
    picked.fare[i] = trips.fare[row] as number
  }
  return picked
}
