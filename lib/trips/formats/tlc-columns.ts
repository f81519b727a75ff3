import { PLAIN_FORMAT } from './trip-format'

/*
 * What the trip records of New York's Taxi and Limousine Commission have in common. https://www.nyc.gov/site/tlc/about/tlc-trip-record-data.page
 * Zone ids since July 2016, coordinates before; names in any case, as in the exports of NYC Open Data.
 */
export const TLC = { ...PLAIN_FORMAT, dateOrder: 'mdy', distanceUnit: 'mi', unknownPlaces: [264, 265] } as const

export const TLC_ZONES = {
  pickupZone: ['pulocationid', 'pickup_location_id', 'pu_location_id'],
  dropoffZone: ['dolocationid', 'dropoff_location_id', 'do_location_id'],
} as const

export const TLC_POINTS = {
  pickupLat: ['pickup_latitude', 'start_lat'],
  pickupLon: ['pickup_longitude', 'start_lon'],
  dropoffLat: ['dropoff_latitude', 'end_lat'],
  dropoffLon: ['dropoff_longitude', 'end_lon'],
} as const

export const TLC_AMOUNTS = {
  distance: ['trip_distance'],
  passengers: ['passenger_count'],
  fare: ['fare_amount', 'fare_amt'],
} as const
