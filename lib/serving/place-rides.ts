import type { LoadedModel } from '@/lib/deployments/loaded-model'
import type { RidePoints } from '@/lib/features/ride-columns'
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

  const points = predictor.takesPoints === 'exactly' ? ownPoints(rows) : null
  const zoneOf = (place: Place, row: number, field: 'pickup' | 'dropoff'): number => {
    if (typeof place === 'object') {
      if (predictor.takesPoints === 'no') {
        complain(
          row,
          field,
          `This model places rides by zone and cannot place coordinates. It accepts ${predictor.accepts}.`,
        )
        return 0
      }
      // In single precision, as the points of trips are that the model learnt from.
      const [lat, lon] = [Math.fround(place.lat), Math.fround(place.lon)]
      const id = predictor.zoneAt(lat, lon)
      if (id === 0)
        complain(
          row,
          field,
          `No place of this model is near (${place.lat}, ${place.lon}). It accepts ${predictor.accepts}.`,
        )
      if (points) {
        points[`${field}Lat`][row] = lat
        points[`${field}Lon`][row] = lon
      }
      return id
    }
    const id = typeof place === 'number' ? place : ZONE.test(place) ? Number(place) : predictor.zoneOfCell(place)
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
      ...(points && { points }),
    },
  }
}

/** A ride that names a place has no point of its own. */
function ownPoints(rows: number): RidePoints {
  const none = () => new Float32Array(rows).fill(Number.NaN)
  return { pickupLat: none(), pickupLon: none(), dropoffLat: none(), dropoffLon: none() }
}
