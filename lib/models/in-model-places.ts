import type { TripColumns } from '@/lib/trips/trip-columns'
import type { Predictor } from './predictor'

/**
 * Rides of another file as a model is to be asked about them: where they have coordinates, their places are those that the model takes the
 * coordinates for, 0 where they are too far from any. The ids of their own file, cells of another resolution perhaps, mean nothing to it.
 */
export function inModelPlaces(trips: TripColumns, predictor: Predictor): TripColumns {
  const { points, rows } = trips
  if (points === null || predictor.takesPoints === 'no') return trips
  const pickupZone = new Uint16Array(rows)
  const dropoffZone = new Uint16Array(rows)
  for (let i = 0; i < rows; i++) {
    pickupZone[i] = predictor.zoneAt(points.pickupLat[i] as number, points.pickupLon[i] as number)
    dropoffZone[i] = predictor.zoneAt(points.dropoffLat[i] as number, points.dropoffLon[i] as number)
  }
  return { ...trips, pickupZone, dropoffZone }
}
