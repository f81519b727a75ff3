import { BIKE_SHARE } from './bike-share'
import { CAPITAL_BIKESHARE } from './capital-bikeshare'
import { CHICAGO_TAXI } from './chicago-taxi'
import { CITI_BIKE } from './citi-bike'
import { DIVVY } from './divvy'
import { KAGGLE_NYC } from './kaggle-nyc'
import { PORTO_TAXI } from './porto-taxi'
import { SIMULATED_CITY } from './simulated-city'
import { TAXIS_BY_NAME } from './taxis-by-name'
import { TLC_FHV } from './tlc-fhv'
import { TLC_GREEN, TLC_GREEN_POINTS } from './tlc-green'
import { TLC_HVFHV } from './tlc-hvfhv'
import { TLC_PLAIN, TLC_PLAIN_POINTS } from './tlc-plain'
import { TLC_YELLOW, TLC_YELLOW_POINTS } from './tlc-yellow'
import type { TripFormat } from './trip-format'

/** Every format that is recognised by its header: the first that fits is taken, so that the more particular come before. */
export const TRIP_FORMATS: readonly TripFormat[] = [
  TLC_GREEN,
  TLC_YELLOW,
  TLC_HVFHV,
  TLC_FHV,
  TLC_PLAIN,
  TLC_GREEN_POINTS,
  TLC_YELLOW_POINTS,
  KAGGLE_NYC,
  TLC_PLAIN_POINTS,
  CHICAGO_TAXI,
  BIKE_SHARE,
  CITI_BIKE,
  DIVVY,
  CAPITAL_BIKESHARE,
  PORTO_TAXI,
  TAXIS_BY_NAME,
  SIMULATED_CITY,
]
