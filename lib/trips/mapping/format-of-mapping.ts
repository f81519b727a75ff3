import { PLAIN_FORMAT, type TripField, type TripFormat } from '../formats/trip-format'
import type { TripMapping } from './trip-mapping'

/** The format that a mapping describes, so that mapped files are read like all others. */
export function formatOfMapping(mapping: TripMapping): TripFormat {
  const { pickupAt, time, dateOrder, end, places, distance, unknownPlaces } = mapping
  const columns: Partial<Record<TripField, readonly string[]>> = {}
  const put = (field: TripField, column: string | null) => {
    if (column !== null) columns[field] = [column.trim().toLowerCase()]
  }
  put('pickupAt', pickupAt)
  put(end.by === 'dropoff' ? 'dropoffAt' : end.by, end.column)
  if (places.by === 'zone' || places.by === 'name') {
    put(places.by === 'zone' ? 'pickupZone' : 'pickupName', places.pickup)
    put(places.by === 'zone' ? 'dropoffZone' : 'dropoffName', places.dropoff)
  }
  if (places.by === 'point')
    for (const field of ['pickupLat', 'pickupLon', 'dropoffLat', 'dropoffLon'] as const) put(field, places[field])
  put('distance', distance?.column ?? null)
  put('passengers', mapping.passengers)
  put('fare', mapping.fare)
  put('rideId', mapping.rideId)
  return {
    ...PLAIN_FORMAT,
    name: 'mapped',
    title: 'Mapped by hand',
    columns,
    times: [time],
    dateOrder,
    end: end.by,
    durationUnit: end.by === 'duration' ? end.unit : 's',
    place: places.by === 'polyline' ? 'point' : places.by,
    emptyPlace: places.by === 'zone' && unknownPlaces.length === 0 ? 'reject' : 'unknown',
    distanceUnit: distance?.unit ?? 'km',
    unknownPlaces,
  }
}
