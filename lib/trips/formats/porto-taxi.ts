import { PLAIN_FORMAT, type TripFormat } from './trip-format'

/**
 * Taxis of Porto, 2013–2014: the start in Unix seconds, which are read as the clock of UTC (an hour behind Porto's in summer), and a
 * position every 15 seconds. https://archive.ics.uci.edu/dataset/339
 */
export const PORTO_TAXI: TripFormat = {
  ...PLAIN_FORMAT,
  name: 'porto-taxi',
  title: 'Porto taxi',
  times: ['unix-seconds'],
  end: 'polyline',
  place: 'point',
  columns: { rideId: ['trip_id'], pickupAt: ['timestamp'], polyline: ['polyline'] },
}
