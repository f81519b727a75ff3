import type { ZoneSet } from '@/lib/places/zone-set'
import type { TripColumns } from '@/lib/trips/trip-columns'
import type { Predictor } from './predictor'

/**
 * Rides of another file as a model is to be asked about them: where they have coordinates, their places are those that the model takes the
 * coordinates for, 0 where they are too far from any. The ids of their own file, cells of another resolution perhaps, mean nothing to it, unless
 * they are the `model`'s own: then they tell the places of rides whose point is missing.
 */
export function inModelPlaces(trips: TripColumns, predictor: Predictor, ids: 'of-file' | 'of-model'): TripColumns {
  const { points, rows } = trips
  if (points === null || predictor.takesPoints === 'no') return trips
  const pickupZone = new Uint16Array(rows)
  const dropoffZone = new Uint16Array(rows)
  const placeOf = (id: number, lat: number, lon: number) =>
    Number.isNaN(lat) && ids === 'of-model' ? id : predictor.zoneAt(lat, lon)
  for (let i = 0; i < rows; i++) {
    const [from, to] = [trips.pickupZone[i] as number, trips.dropoffZone[i] as number]
    pickupZone[i] = placeOf(from, points.pickupLat[i] as number, points.pickupLon[i] as number)
    dropoffZone[i] = placeOf(to, points.dropoffLat[i] as number, points.dropoffLon[i] as number)
  }
  return { ...trips, pickupZone, dropoffZone }
}

/** Whose ids rides of these places have: the model's, where its zones are among them under the same names. */
export function idsOf(places: ZoneSet | null, model: ZoneSet | null): 'of-file' | 'of-model' {
  if (places === null || model === null) return 'of-file'
  const names = new Map(places.zones.map(({ id, name }) => [id, name]))
  return model.zones.every(({ id, name }) => names.get(id) === name) ? 'of-model' : 'of-file'
}
