import { TLC, TLC_AMOUNTS, TLC_POINTS, TLC_ZONES } from './tlc-columns'
import type { TripFormat } from './trip-format'

const times = { pickupAt: ['pickup_datetime'], dropoffAt: ['dropoff_datetime'] } as const

/** TLC records without the prefix of their colour, as public samples have them. */
export const TLC_PLAIN: TripFormat = {
  ...TLC,
  name: 'tlc-plain',
  title: 'TLC taxi, plain column names',
  columns: { ...times, ...TLC_ZONES, ...TLC_AMOUNTS },
}

/** Yellow taxis of 2010 to 2014, with an empty line below the header, and the city's release of 2013 (`medallion`, `hack_license`). */
export const TLC_PLAIN_POINTS: TripFormat = {
  ...TLC,
  name: 'tlc-plain-points',
  title: 'TLC taxi with coordinates, plain column names',
  place: 'point',
  columns: { ...times, ...TLC_POINTS, ...TLC_AMOUNTS },
}
