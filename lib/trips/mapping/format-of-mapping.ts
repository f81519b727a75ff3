import { PLAIN_FORMAT, type TripField, type TripFormat } from '../formats/trip-format'
import { POINT_FIELDS } from '../formats/wanted-fields'
import type { TripMapping } from './trip-mapping'

/** What files are called that a person's mapping reads. */
export const MAPPED_TITLE = 'Mapped by hand'

/** The format that a mapping describes, so that mapped files are read like all others. */
export function formatOfMapping(mapping: TripMapping): TripFormat {
  const { pickupDate, pickupAt, time, dateOrder, end, places, distance, unknownPlaces } = mapping
  const columns: Partial<Record<TripField, readonly string[]>> = {}
  const put = (field: TripField, column: string | null) => {
    if (column !== null) columns[field] = [column.trim().toLowerCase()]
  }
  put('pickupDate', pickupDate)
  put('pickupAt', pickupAt)
  put(end.by === 'dropoff' ? 'dropoffAt' : end.by, end.column)
  if (end.by === 'dropoff') put('dropoffDate', end.date)
  if (places.by === 'zone' || places.by === 'name') {
    put(places.by === 'zone' ? 'pickupZone' : 'pickupName', places.pickup)
    put(places.by === 'zone' ? 'dropoffZone' : 'dropoffName', places.dropoff)
  }
  const points = pointsOf(mapping)
  if (points) for (const field of POINT_FIELDS) put(field, points[field])
  put('distance', distance?.column ?? null)
  put('passengers', mapping.passengers)
  put('fare', mapping.fare)
  put('rideId', mapping.rideId)
  return {
    ...PLAIN_FORMAT,
    name: 'mapped',
    title: MAPPED_TITLE,
    columns,
    needsAllColumns: true,
    times: [time],
    dateOrder,
    end: end.by,
    durationUnit: end.by === 'duration' ? end.unit : 's',
    place: places.by === 'polyline' ? 'point' : places.by,
    keepsPoints: (places.by === 'zone' || places.by === 'name') && places.points?.of === 'rides',
    emptyPlace: places.by === 'zone' && unknownPlaces.length === 0 ? 'reject' : 'unknown',
    distanceUnit: distance?.unit ?? 'km',
    unknownPlaces,
  }
}

/** The columns of coordinates, whatever they are read for. */
export function pointsOf({
  places,
}: Pick<TripMapping, 'places'>): Readonly<Record<(typeof POINT_FIELDS)[number], string>> | null {
  if (places.by === 'point') return places
  return places.by === 'polyline' ? null : places.points
}
