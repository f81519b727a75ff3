import type { RideColumns } from '@/lib/models/predictor'

/** Rides `from` to before `to`, without a copy. */
export function takeRides(rides: RideColumns, from: number, to: number): RideColumns {
  const { distanceKm, fare, points } = rides
  return {
    rows: to - from,
    pickupAt: rides.pickupAt.subarray(from, to),
    pickupZone: rides.pickupZone.subarray(from, to),
    dropoffZone: rides.dropoffZone.subarray(from, to),
    ...(distanceKm && { distanceKm: distanceKm.subarray(from, to) }),
    ...(fare && { fare: fare.subarray(from, to) }),
    ...(points && {
      points: {
        pickupLat: points.pickupLat.subarray(from, to),
        pickupLon: points.pickupLon.subarray(from, to),
        dropoffLat: points.dropoffLat.subarray(from, to),
        dropoffLon: points.dropoffLon.subarray(from, to),
      },
    }),
  }
}
