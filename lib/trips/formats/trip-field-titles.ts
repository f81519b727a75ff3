import type { TripField } from './trip-format'

/** What each field is called in sentences and tables. */
export const FIELD_TITLES: Readonly<Record<TripField, string>> = {
  pickupDate: 'pickup date',
  pickupAt: 'pickup time',
  dropoffDate: 'drop-off date',
  dropoffAt: 'drop-off time',
  duration: 'duration',
  pickupZone: 'pickup place',
  dropoffZone: 'drop-off place',
  pickupName: 'pickup place',
  dropoffName: 'drop-off place',
  pickupLat: 'pickup latitude',
  pickupLon: 'pickup longitude',
  dropoffLat: 'drop-off latitude',
  dropoffLon: 'drop-off longitude',
  polyline: 'line of positions',
  distance: 'distance',
  passengers: 'passengers',
  fare: 'fare',
  rideId: 'ride id',
}
