import { TLC, TLC_ZONES } from './tlc-columns'
import type { TripFormat } from './trip-format'

/** High-volume for-hire vehicles (Uber, Lyft, Via, Juno), February 2019 on. The end of a ride is its drop-off; `trip_time` says the same. */
export const TLC_HVFHV: TripFormat = {
  ...TLC,
  name: 'tlc-hvfhv',
  title: 'TLC high-volume for-hire vehicles',
  signature: ['hvfhs_license_num'],
  columns: {
    pickupAt: ['pickup_datetime'],
    dropoffAt: ['dropoff_datetime'],
    ...TLC_ZONES,
    distance: ['trip_miles'],
    fare: ['base_passenger_fare'],
  },
}
