import { PLAIN_FORMAT, type TripFormat } from './trip-format'

/** Capital Bikeshare from 2010 to April 2020, without coordinates. https://capitalbikeshare.com/system-data */
export const CAPITAL_BIKESHARE: TripFormat = {
  ...PLAIN_FORMAT,
  name: 'capital-bikeshare',
  title: 'Capital Bikeshare, until 2020',
  dateOrder: 'mdy',
  place: 'name',
  emptyPlace: 'unknown',
  columns: {
    pickupAt: ['start date'],
    dropoffAt: ['end date'],
    pickupName: ['start station'],
    dropoffName: ['end station'],
  },
}
