import { PLAIN_FORMAT, type TripFormat } from './trip-format'

/** A sample of New York's taxis that names zones instead of numbering them, as a teaching set. https://github.com/mwaskom/seaborn-data */
export const TAXIS_BY_NAME: TripFormat = {
  ...PLAIN_FORMAT,
  name: 'taxis-by-name',
  title: 'NYC taxi with names of zones',
  dateOrder: 'mdy',
  place: 'name',
  emptyPlace: 'unknown',
  distanceUnit: 'mi',
  columns: {
    pickupAt: ['pickup'],
    dropoffAt: ['dropoff'],
    pickupName: ['pickup_zone'],
    dropoffName: ['dropoff_zone'],
    distance: ['distance'],
    passengers: ['passengers'],
    fare: ['fare'],
  },
}
