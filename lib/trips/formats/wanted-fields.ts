import type { PlaceKind, RideEnd, TripField, TripFormat } from './trip-format'

/** What a file is read for: whole trips, or rides that a model is asked about, whose end nobody knows yet. */
export interface WantedFields {
  readonly end: boolean
  /** Columns without which the file is of no use. */
  readonly required: readonly ('distance' | 'fare')[]
  /** Columns that are read where the file has them. Others are not looked at. */
  readonly optional: readonly ('distance' | 'passengers' | 'fare' | 'rideId')[]
}

/** A row cannot be a trip without its times and places. */
export const WHOLE_TRIPS: WantedFields = {
  end: true,
  required: [],
  optional: ['distance', 'passengers', 'fare', 'rideId'],
}

const END_FIELDS: Readonly<Record<RideEnd, readonly TripField[]>> = {
  dropoff: ['dropoffAt'],
  duration: ['duration'],
  polyline: ['polyline'],
}

export const POINT_FIELDS = ['pickupLat', 'pickupLon', 'dropoffLat', 'dropoffLon'] as const

const PLACE_FIELDS: Readonly<Record<PlaceKind, readonly TripField[]>> = {
  zone: ['pickupZone', 'dropoffZone'],
  name: ['pickupName', 'dropoffName'],
  point: POINT_FIELDS,
}

/** Fields that a header must have to be of this format. */
export function requiredFields(format: TripFormat, wanted: WantedFields): readonly TripField[] {
  const { end, required } = wanted
  const places =
    format.place === 'point' && format.end === 'polyline' ? END_FIELDS.polyline : PLACE_FIELDS[format.place]
  const fields = new Set<TripField>(['pickupAt'])
  if (format.columns.pickupDate) fields.add('pickupDate')
  if (end) for (const field of END_FIELDS[format.end]) fields.add(field)
  if (end && format.columns.dropoffDate) fields.add('dropoffDate')
  for (const field of places) fields.add(field)
  if (format.keepsPoints) for (const field of POINT_FIELDS) fields.add(field)
  for (const field of required) fields.add(field)
  if (format.needsAllColumns)
    for (const field of optionalFields(format, wanted)) if (format.columns[field]) fields.add(field)
  return [...fields]
}

/** Fields that are read where the header has them. */
export function optionalFields(format: TripFormat, { optional }: WantedFields): readonly TripField[] {
  const isLocated = format.place !== 'point' && !format.keepsPoints
  return isLocated ? [...POINT_FIELDS, ...optional] : optional
}
