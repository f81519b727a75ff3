import { inPieces, type Steps } from '@/lib/shared/steps'
import type { TripColumns } from '@/lib/trips/trip-columns'
import type { PlaceIndex } from './place-index'
import { secondOfWeek } from './second-of-week'

/** Metered distances outside this are the meter's mistakes: they say nothing about a pair. */
export const SHORTEST_KM = 0.1
export const LONGEST_KM = 100

/** Training rides in the form that counting reads: row i of each array is one ride. */
export interface CountedRides {
  readonly rows: number
  readonly minutes: Float32Array
  readonly km: Float32Array
  readonly straightKm: Float32Array
  readonly pickup: Int32Array
  readonly dropoff: Int32Array
  readonly pair: Int32Array
  readonly hour: Uint8Array
  /** Fold of the ride, 0…folds − 1. */
  readonly fold: Uint8Array
  readonly folds: number
}

/** Looks the training rows up in the vocabularies. */
export function* countedRides(
  trips: TripColumns,
  rows: Int32Array,
  places: PlaceIndex,
  fold: Uint8Array,
  folds: number,
): Steps<CountedRides> {
  const n = rows.length
  const rides = {
    rows: n,
    minutes: new Float32Array(n),
    km: new Float32Array(n),
    straightKm: new Float32Array(n),
    pickup: new Int32Array(n),
    dropoff: new Int32Array(n),
    pair: new Int32Array(n),
    hour: new Uint8Array(n),
    fold,
    folds,
  }
  yield* inPieces(n, (from, to) => {
    for (let i = from; i < to; i++) {
      const row = rows[i] as number
      const pickup = trips.pickupZone[row] as number
      const dropoff = trips.dropoffZone[row] as number
      const km = trips.distanceKm[row] as number
      rides.minutes[i] = ((trips.dropoffAt[row] as number) - (trips.pickupAt[row] as number)) / 60
      rides.km[i] = km >= SHORTEST_KM && km <= LONGEST_KM ? km : Number.NaN
      rides.straightKm[i] = places.straightKm(pickup, dropoff)
      rides.pickup[i] = places.pickupIndex(pickup)
      rides.dropoff[i] = places.dropoffIndex(dropoff)
      rides.pair[i] = places.pairIndex(pickup, dropoff)
      rides.hour[i] = Math.floor(secondOfWeek(trips.pickupAt[row] as number) / 3600)
    }
  })
  return rides
}
