import { PLAIN_FORMAT, type TripFormat } from './trip-format'

/**
 * Citi Bike until January 2021, in three spellings of its header and three of its times (`2013-07-01 00:00:00`, `9/1/2014 00:00:25`,
 * `2018-01-01 13:50:57.4340`). https://citibikenyc.com/system-data
 */
export const CITI_BIKE: TripFormat = {
  ...PLAIN_FORMAT,
  name: 'citi-bike',
  title: 'Citi Bike, until 2021',
  dateOrder: 'mdy',
  place: 'name',
  keepsPoints: true,
  emptyPlace: 'unknown',
  columns: {
    pickupAt: ['starttime', 'start time'],
    dropoffAt: ['stoptime', 'stop time'],
    pickupName: ['start station name'],
    dropoffName: ['end station name'],
    pickupLat: ['start station latitude'],
    pickupLon: ['start station longitude'],
    dropoffLat: ['end station latitude'],
    dropoffLon: ['end station longitude'],
  },
}
