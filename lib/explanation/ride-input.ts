import type { FeatureSpec } from '@/lib/features/feature-spec'
import type { RideColumns, RidePoints } from '@/lib/features/ride-columns'
import { secondOfDay } from '@/lib/shared/local-time'

/** What a ride is told by. Every feature is computed from these, so that whatever stems from one moves along with it. */
const RIDE_INPUTS = ['pickup', 'dropoff', 'time', 'weekday', 'metered-distance', 'fare'] as const
export type RideInput = (typeof RIDE_INPUTS)[number]

export const INPUT_LABELS: Readonly<Record<RideInput, string>> = {
  pickup: 'Pickup place',
  dropoff: 'Drop-off place',
  time: 'Time of day',
  weekday: 'Weekday',
  'metered-distance': 'Metered distance',
  fare: 'Fare',
}

/** The inputs that a model may look at: what is known only after the ride is among them where a feature is made of it. */
export const inputsOf = ({ features }: FeatureSpec): readonly RideInput[] =>
  RIDE_INPUTS.filter((input) => (input === 'metered-distance' || input === 'fare' ? features.includes(input) : true))

/** Rides, and which of their rows, in which order. */
export interface RideRows {
  readonly rides: RideColumns
  readonly rows: Int32Array
}

/** Row k is ride `own.rows[k]`, except for the inputs `taken`, which are those of ride `other.rows[k]`. */
export function mixRides(own: RideRows, other: RideRows, taken: ReadonlySet<RideInput>): RideColumns {
  const rows = own.rows.length
  const of = (input: RideInput) => (taken.has(input) ? other : own)
  const [pickup, dropoff, time, weekday] = [of('pickup'), of('dropoff'), of('time'), of('weekday')]
  const mixed = {
    rows,
    pickupAt: new Int32Array(rows),
    pickupZone: new Uint16Array(rows),
    dropoffZone: new Uint16Array(rows),
    distanceKm: new Float32Array(rows),
    fare: new Float32Array(rows),
  }
  const [km, fare] = [of('metered-distance'), of('fare')]
  for (let k = 0; k < rows; k++) {
    const day = weekday.rides.pickupAt[weekday.rows[k] as number] as number
    const clock = time.rides.pickupAt[time.rows[k] as number] as number
    mixed.pickupAt[k] = day - secondOfDay(day) + secondOfDay(clock)
    mixed.pickupZone[k] = pickup.rides.pickupZone[pickup.rows[k] as number] as number
    mixed.dropoffZone[k] = dropoff.rides.dropoffZone[dropoff.rows[k] as number] as number
    mixed.distanceKm[k] = km.rides.distanceKm?.[km.rows[k] as number] ?? Number.NaN
    mixed.fare[k] = fare.rides.fare?.[fare.rows[k] as number] ?? Number.NaN
  }
  return { ...mixed, points: mixPoints(pickup, dropoff) }
}

function mixPoints(pickup: RideRows, dropoff: RideRows): RidePoints | null {
  if (!pickup.rides.points && !dropoff.rides.points) return null
  const pick = ({ rides, rows }: RideRows, name: keyof RidePoints) =>
    Float32Array.from(rows, (row) => rides.points?.[name][row] ?? Number.NaN)
  return {
    pickupLat: pick(pickup, 'pickupLat'),
    pickupLon: pick(pickup, 'pickupLon'),
    dropoffLat: pick(dropoff, 'dropoffLat'),
    dropoffLon: pick(dropoff, 'dropoffLon'),
  }
}
