import { PLAIN_FORMAT, type TripFormat } from './trip-format'

/**
 * Bike rides as Citi Bike, Divvy, Capital Bikeshare and other Lyft systems have published them since 2020. A ride that starts or ends away from
 * a station has no name there but coordinates. https://citibikenyc.com/system-data
 */
export const BIKE_SHARE: TripFormat = {
  ...PLAIN_FORMAT,
  name: 'bike-share',
  title: 'Bike share (Citi Bike, Divvy, Capital Bikeshare)',
  dateOrder: 'mdy',
  place: 'name',
  keepsPoints: true,
  emptyPlace: 'unknown',
  columns: {
    rideId: ['ride_id'],
    pickupAt: ['started_at'],
    dropoffAt: ['ended_at'],
    pickupName: ['start_station_name'],
    dropoffName: ['end_station_name'],
    pickupLat: ['start_lat'],
    pickupLon: ['start_lng'],
    dropoffLat: ['end_lat'],
    dropoffLon: ['end_lng'],
  },
}
