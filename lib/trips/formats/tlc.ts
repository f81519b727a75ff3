import { PLAIN_FORMAT, type TripFormat } from './trip-format'

/*
 * Trip records of New York's Taxi and Limousine Commission, in the generations that carry zone ids (July 2016 on), and their copies in
 * public data sets. https://www.nyc.gov/site/tlc/about/tlc-trip-record-data.page
 */
const shared = { ...PLAIN_FORMAT, dateOrder: 'mdy', distanceUnit: 'mi', unknownPlaces: [264, 265] } as const

const columns = {
  pickupZone: ['pulocationid', 'pickup_location_id', 'pu_location_id'],
  dropoffZone: ['dolocationid', 'dropoff_location_id', 'do_location_id'],
  distance: ['trip_distance'],
  passengers: ['passenger_count'],
  fare: ['fare_amount'],
} as const

export const TLC_GREEN: TripFormat = {
  ...shared,
  name: 'tlc-green',
  title: 'TLC green taxi',
  columns: { pickupAt: ['lpep_pickup_datetime'], dropoffAt: ['lpep_dropoff_datetime'], ...columns },
}

export const TLC_YELLOW: TripFormat = {
  ...shared,
  name: 'tlc-yellow',
  title: 'TLC yellow taxi',
  columns: { pickupAt: ['tpep_pickup_datetime'], dropoffAt: ['tpep_dropoff_datetime'], ...columns },
}

export const TLC_PLAIN: TripFormat = {
  ...shared,
  name: 'tlc-plain',
  title: 'TLC taxi, plain column names',
  columns: { pickupAt: ['pickup_datetime'], dropoffAt: ['dropoff_datetime'], ...columns },
}
