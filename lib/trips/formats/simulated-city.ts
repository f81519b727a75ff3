import { PLAIN_FORMAT, type TripFormat } from './trip-format'

/** The files that the simulator writes (`lib/trips/simulation`). */
export const SIMULATED_CITY: TripFormat = {
  ...PLAIN_FORMAT,
  name: 'simulated-city',
  title: 'Simulated city',
  columns: {
    pickupAt: ['pickup_at'],
    dropoffAt: ['dropoff_at'],
    pickupZone: ['pickup_zone'],
    dropoffZone: ['dropoff_zone'],
    distance: ['distance_km'],
    passengers: ['passengers'],
    fare: ['fare'],
  },
  unknownPlaces: [999],
}
