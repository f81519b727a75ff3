import { TLC, TLC_AMOUNTS, TLC_POINTS, TLC_ZONES } from './tlc-columns'
import type { TripFormat } from './trip-format'

const times = {
  pickupAt: ['tpep_pickup_datetime', 'trip_pickup_datetime'],
  dropoffAt: ['tpep_dropoff_datetime', 'trip_dropoff_datetime'],
} as const

/** July 2016 on. */
export const TLC_YELLOW: TripFormat = {
  ...TLC,
  name: 'tlc-yellow',
  title: 'TLC yellow taxi',
  columns: { ...times, ...TLC_ZONES, ...TLC_AMOUNTS },
}

/** 2009, with names of its own (`Trip_Pickup_DateTime`, `Start_Lon`), and 2015 to June 2016. */
export const TLC_YELLOW_POINTS: TripFormat = {
  ...TLC,
  name: 'tlc-yellow-points',
  title: 'TLC yellow taxi with coordinates',
  place: 'point',
  columns: { ...times, ...TLC_POINTS, ...TLC_AMOUNTS },
}
