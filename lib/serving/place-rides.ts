import type { LoadedModel } from '@/lib/deployments/loaded-model'
import { unknownZone } from '@/lib/models/describe-zones'
import type { RideColumns } from '@/lib/models/predictor'
import { parseLocalTime } from '@/lib/shared/local-time'
import type { Refusal } from './outcome'
import { refuseParts } from './read-json'
import type { Place, Ride } from './schema/predict'
import type { ProblemPart } from './schema/problem'

const ZONE = /^\d{1,10}$/
const MAX_ZONE = 65_535

/** Rides → columns that the model can take, or 422 naming each ride that it cannot place and what it accepts. */
export function placeRides(
  rides: readonly Ride[],
  model: Pick<LoadedModel, 'needs' | 'predictor'>,
): { columns: RideColumns } | Refusal {
  const rows = rides.length
  const pickupAt = new Int32Array(rows)
  const pickupZone = new Uint16Array(rows)
  const dropoffZone = new Uint16Array(rows)
  const { needs, predictor } = model
  const distanceKm = needs.distanceKm ? new Float32Array(rows) : null
  const fare = needs.fare ? new Float32Array(rows) : null
  const wrong: ProblemPart[] = []
  const complain = (row: number, field: string, detail: string) =>
    wrong.push({ pointer: `#/rides/${row}/${field}`, detail })

  const zoneOf = (place: Place, row: number, field: string): number => {
    if (typeof place === 'object') {
      complain(
        row,
        field,
        `This model places rides by zone and cannot place coordinates. It accepts ${predictor.accepts}.`,
      )
      return 0
    }
    const id = typeof place === 'number' ? place : ZONE.test(place) ? Number(place) : 0
    if (id >= 1 && id <= MAX_ZONE && predictor.knowsZone(id)) return id
    complain(row, field, unknownZone(place, predictor.accepts))
    return 0
  }

  for (const [row, ride] of rides.entries()) {
    const at = parseLocalTime(ride.pickupAt)
    if (at.ok) pickupAt[row] = at.value
    else complain(row, 'pickupAt', at.error.message)
    pickupZone[row] = zoneOf(ride.pickup, row, 'pickup')
    dropoffZone[row] = zoneOf(ride.dropoff, row, 'dropoff')
    if (distanceKm) {
      if (ride.distanceKm === undefined)
        complain(row, 'distanceKm', 'This model was given the metered distance: send it.')
      else distanceKm[row] = ride.distanceKm
    }
    if (fare) {
      if (ride.fare === undefined) complain(row, 'fare', 'This model was given the fare: send it.')
      else fare[row] = ride.fare
    }
  }
  if (wrong.length > 0) return refuseParts('predict/cannot-place', wrong)
  return {
    columns: {
      rows,
      pickupAt,
      pickupZone,
      dropoffZone,
      ...(distanceKm && { distanceKm }),
      ...(fare && { fare }),
    },
  }
}
