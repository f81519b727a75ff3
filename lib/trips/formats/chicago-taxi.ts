import { PLAIN_FORMAT, type TripFormat } from './trip-format'

/**
 * Taxi trips of the City of Chicago. Times are rounded to 15 minutes, so the length of a ride is its seconds, not the difference of two
 * times. They are `MM/DD/YYYY hh:mm:ss AM` in exports, ISO in the API and Unix seconds, of the wall clock, in public samples. A place outside
 * the city has no community area: it is one at an unknown place. https://data.cityofchicago.org/Transportation/Taxi-Trips-2013-2023-/wrvz-psew
 */
export const CHICAGO_TAXI: TripFormat = {
  ...PLAIN_FORMAT,
  name: 'chicago-taxi',
  title: 'Chicago taxi',
  times: ['local', 'unix-seconds'],
  dateOrder: 'mdy',
  end: 'duration',
  durationUnit: 's',
  emptyPlace: 'unknown',
  distanceUnit: 'mi',
  unknownPlaces: [999],
  columns: {
    rideId: ['trip id', 'trip_id', 'unique_key'],
    pickupAt: ['trip start timestamp', 'trip_start_timestamp'],
    duration: ['trip seconds', 'trip_seconds'],
    pickupZone: ['pickup community area', 'pickup_community_area'],
    dropoffZone: ['dropoff community area', 'dropoff_community_area'],
    pickupLat: ['pickup centroid latitude', 'pickup_centroid_latitude', 'pickup_latitude'],
    pickupLon: ['pickup centroid longitude', 'pickup_centroid_longitude', 'pickup_longitude'],
    dropoffLat: ['dropoff centroid latitude', 'dropoff_centroid_latitude', 'dropoff_latitude'],
    dropoffLon: ['dropoff centroid longitude', 'dropoff_centroid_longitude', 'dropoff_longitude'],
    distance: ['trip miles', 'trip_miles'],
    fare: ['fare'],
  },
}
