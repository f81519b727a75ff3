import type { MappingTarget } from './guess-mapping'

/** What each target of a mapping is called in sentences. */
export const TARGET_TITLES: Readonly<Record<MappingTarget, string>> = {
  pickupDate: 'pickup date',
  pickupAt: 'pickup time',
  dropoffDate: 'drop-off date',
  dropoffAt: 'drop-off time',
  duration: 'duration',
  polyline: 'line of positions',
  pickup: 'pickup place',
  dropoff: 'drop-off place',
  pickupLat: 'pickup latitude',
  pickupLon: 'pickup longitude',
  dropoffLat: 'drop-off latitude',
  dropoffLon: 'drop-off longitude',
  distance: 'distance',
  passengers: 'passengers',
  fare: 'fare',
  rideId: 'ride id',
}
