import { TLC, TLC_AMOUNTS, TLC_POINTS, TLC_ZONES } from './tlc-columns'
import type { TripFormat } from './trip-format'

const times = { pickupAt: ['lpep_pickup_datetime'], dropoffAt: ['lpep_dropoff_datetime'] } as const

/** July 2016 on. */
export const TLC_GREEN: TripFormat = {
  ...TLC,
  name: 'tlc-green',
  title: 'TLC green taxi',
  columns: { ...times, ...TLC_ZONES, ...TLC_AMOUNTS },
}

/** August 2013 to June 2016; rows end in commas that the header does not have. */
export const TLC_GREEN_POINTS: TripFormat = {
  ...TLC,
  name: 'tlc-green-points',
  title: 'TLC green taxi with coordinates',
  place: 'point',
  columns: { ...times, ...TLC_POINTS, ...TLC_AMOUNTS },
}
