import { TLC_POINTS } from './tlc-columns'
import { PLAIN_FORMAT, type TripFormat } from './trip-format'

/** New York City Taxi Trip Duration, a competition of 2017. https://www.kaggle.com/competitions/nyc-taxi-trip-duration/data */
export const KAGGLE_NYC: TripFormat = {
  ...PLAIN_FORMAT,
  name: 'kaggle-nyc',
  title: 'Kaggle NYC taxi trip duration',
  end: 'duration',
  durationUnit: 's',
  place: 'point',
  columns: {
    rideId: ['id'],
    pickupAt: ['pickup_datetime'],
    duration: ['trip_duration'],
    ...TLC_POINTS,
    passengers: ['passenger_count'],
  },
}
