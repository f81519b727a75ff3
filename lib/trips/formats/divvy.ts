import { PLAIN_FORMAT, type TripFormat } from './trip-format'

/** Divvy from 2013 to the first quarter of 2020, without coordinates; one quarter numbers its columns. https://divvybikes.com/system-data */
export const DIVVY: TripFormat = {
  ...PLAIN_FORMAT,
  name: 'divvy',
  title: 'Divvy, until 2020',
  dateOrder: 'mdy',
  place: 'name',
  emptyPlace: 'unknown',
  columns: {
    rideId: ['trip_id', '01 - rental details rental id'],
    pickupAt: ['start_time', 'starttime', '01 - rental details local start time'],
    dropoffAt: ['end_time', 'stoptime', '01 - rental details local end time'],
    pickupName: ['from_station_name', '03 - rental start station name'],
    dropoffName: ['to_station_name', '02 - rental end station name'],
  },
}
