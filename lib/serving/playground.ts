import type { Predictor } from '@/lib/models/predictor'
import { placeName } from '@/lib/places/place-name'
import { fail, ok, type Result } from '@/lib/shared/result'
import { placeRides } from './place-rides'
import type { KnownZone, ModelInput } from './schema/endpoints'
import type { Place, Ride } from './schema/predict'

/** A place by its zone's id, or a point of the map, degrees. */
export type DraftPlace = Exclude<Place, number>

/** What the fields of a playground hold: text as typed, nothing chosen as null. */
export interface Draft {
  readonly pickup: DraftPlace | null
  readonly dropoff: DraftPlace | null
  /** `2023-02-03T08:15`, as a datetime field gives it. */
  readonly at: string
  readonly distanceKm: number | null
  readonly fare: number | null
}

/** Which of the values that are known only after a ride this model was given, and so asks for. */
export function asksFor(input: ModelInput): { readonly distanceKm: boolean; readonly fare: boolean } {
  const required = (name: string) => input.fields.some((field) => field.name === name && field.required)
  return { distanceKm: required('distanceKm'), fare: required('fare') }
}

/** What a playground begins with: the ride that the server proposes. */
export function firstDraft({ example }: ModelInput): Draft {
  return {
    pickup: example.pickup,
    dropoff: example.dropoff,
    at: example.pickupAt.slice(0, 16),
    distanceKm: 3,
    fare: 15,
  }
}

/** The ride that a draft asks about, or null while something is missing. */
export function rideOf(draft: Draft, asks: ReturnType<typeof asksFor>): Ride | null {
  if (draft.pickup === null || draft.dropoff === null || draft.at === '') return null
  if ((asks.distanceKm && draft.distanceKm === null) || (asks.fare && draft.fare === null)) return null
  return {
    pickupAt: draft.at.length === 16 ? `${draft.at}:00` : draft.at,
    pickup: draft.pickup,
    dropoff: draft.dropoff,
    ...(asks.distanceKm && draft.distanceKm !== null ? { distanceKm: draft.distanceKm } : {}),
    ...(asks.fare && draft.fare !== null ? { fare: draft.fare } : {}),
  }
}

/** The same question the other way round. */
export const swapped = (draft: Draft): Draft => ({ ...draft, pickup: draft.dropoff, dropoff: draft.pickup })

/** Predicts one ride with a model at hand. Fails where the model does not know a place or the time cannot be read. */
export function predictHere(predictor: Predictor, ride: Ride): Result<number> {
  // The server's own reading of a ride, so that both answer the same.
  const needs = { distanceKm: ride.distanceKm !== undefined, fare: ride.fare !== undefined }
  const placed = placeRides([ride], { needs, predictor })
  if (!('columns' in placed))
    return fail(placed.code, placed.errors?.[0]?.detail ?? 'The model does not know one of these places.')
  return ok(predictor.predict(placed.columns).minutes[0] ?? Number.NaN)
}

/** The same ride at each full hour of its day, minutes; null where the model cannot predict it. */
export function predictDay(predictor: Predictor, ride: Ride): readonly number[] | null {
  const day = ride.pickupAt.slice(0, 10)
  const hours: number[] = []
  for (let hour = 0; hour < 24; hour++) {
    const predicted = predictHere(predictor, { ...ride, pickupAt: `${day}T${String(hour).padStart(2, '0')}:00:00` })
    if (!predicted.ok) return null
    hours.push(predicted.value)
  }
  return hours
}

/** A point as a field shows it: to about a metre. */
export const pointLabel = ({ lat, lon }: { readonly lat: number; readonly lon: number }): string =>
  `${lat.toFixed(5)}, ${lon.toFixed(5)}`

/** How a place is written in a list: its name, or its number where it has none. */
export const placeLabel = (zone: Pick<KnownZone, 'id' | 'name' | 'lat' | 'lon'>): string =>
  placeName(zone) ?? `Zone ${zone.id}`
