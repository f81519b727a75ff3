import type { TripFormat } from './trip-format'

/** The files that the simulator writes (`lib/trips/simulation`). */
export const SIMULATED_CITY: TripFormat = {
  name: 'simulated-city',
  title: 'Simulated city',
  columns: {
    pickupAt: ['sim_pickup_at'],
    dropoffAt: ['sim_dropoff_at'],
    pickupZone: ['sim_pickup_zone'],
    dropoffZone: ['sim_dropoff_zone'],
    distance: ['sim_distance_km'],
    passengers: ['sim_passengers'],
    fare: ['sim_fare'],
  },
  distanceUnitKm: 1,
  distanceUnit: 'km',
  unknownPlaces: [999],
}
