import { allocateTrips, type TripColumns, type TripPoints } from './trip-columns'

/** The trips at these rows, copied, in their order. */
export function pickTrips(trips: TripColumns, rows: Int32Array): TripColumns {
  const picked = allocateTrips(rows.length, trips.points !== null)
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
  if (trips.points && picked.points) pickPoints(trips.points, picked.points, rows)
  return picked
}

function pickPoints(points: TripPoints, picked: TripPoints, rows: Int32Array): void {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number
    picked.pickupLat[i] = points.pickupLat[row] as number
    picked.pickupLon[i] = points.pickupLon[row] as number
    picked.dropoffLat[i] = points.dropoffLat[row] as number
    picked.dropoffLon[i] = points.dropoffLon[row] as number
  }
}
