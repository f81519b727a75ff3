import { checkBody, parseJson, type Read } from './read-json'
import { MAX_RIDES, PredictRequest, type Ride } from './schema/predict'

/**
 * The body of a predict request. What is right passes a check written out by hand, about six times as fast as the schema (a ride in 0.3 µs); what it does not
 * accept goes through the schema, which finds the words. A property test holds the two together: the hand-written check accepts a value
 * only if the schema does, and gives the same rides.
 */
export function readRides(body: Uint8Array): Read<readonly Ride[]> {
  const parsed = parseJson(body)
  if (!parsed.ok) return parsed
  const rides = acceptRides(parsed.value)
  if (rides) return { ok: true, value: rides }
  const checked = checkBody(PredictRequest, parsed.value)
  return checked.ok ? { ok: true, value: checked.value.rides } : checked
}

/** The rides of a request that is certainly right; null where the schema must say. Takes what JSON.parse makes, nothing else. */
export function acceptRides(value: unknown): readonly Ride[] | null {
  if (typeof value !== 'object' || value === null || !('rides' in value)) return null
  for (const key in value) if (key !== 'rides') return null
  const { rides } = value
  if (!Array.isArray(rides) || rides.length < 1 || rides.length > MAX_RIDES) return null
  for (const ride of rides) if (!isRide(ride)) return null
  return rides
}

function isPoint(place: object | null): boolean {
  if (place === null || !('lat' in place && 'lon' in place)) return false
  for (const key in place) if (key !== 'lat' && key !== 'lon') return false
  const { lat, lon } = place
  return typeof lat === 'number' && lat >= -90 && lat <= 90 && typeof lon === 'number' && lon >= -180 && lon <= 180
}

const ID = /^[\x21-\x7e]{1,128}$/

function isRide(ride: unknown): ride is Ride {
  if (typeof ride !== 'object' || ride === null) return false
  if (!('pickupAt' in ride && 'pickup' in ride && 'dropoff' in ride)) return false
  for (const key in ride) {
    const value: unknown = ride[key as keyof typeof ride]
    switch (key) {
      case 'pickupAt':
        if (typeof value !== 'string' || value.length > 40) return false
        break
      case 'pickup':
      case 'dropoff':
        if (
          typeof value === 'object'
            ? !isPoint(value)
            : typeof value !== 'string' || value.length < 1 || value.length > 64
        )
          return false
        break
      case 'id':
        if (typeof value !== 'string' || !ID.test(value)) return false
        break
      case 'distanceKm':
        if (typeof value !== 'number' || !(value >= 0 && value <= 10_000)) return false
        break
      case 'passengers':
        if (!Number.isInteger(value) || typeof value !== 'number' || value < 0 || value > 254) return false
        break
      case 'fare':
        if (typeof value !== 'number' || !(value >= -100_000 && value <= 100_000)) return false
        break
      default:
        return false
    }
  }
  return true
}
