import type { RideColumns } from '@/lib/models/predictor'

/** Rides `from` to before `to`, without a copy. */
export function takeRides(rides: RideColumns, from: number, to: number): RideColumns {
  const { distanceKm, fare } = rides
  return {
    rows: to - from,
    pickupAt: rides.pickupAt.subarray(from, to),
    pickupZone: rides.pickupZone.subarray(from, to),
    dropoffZone: rides.dropoffZone.subarray(from, to),
    ...(distanceKm && { distanceKm: distanceKm.subarray(from, to) }),
    ...(fare && { fare: fare.subarray(from, to) }),
  }
}
