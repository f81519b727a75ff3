import { FIELD_TITLES } from '../formats/trip-field-titles'
import type { TripField } from '../formats/trip-format'

/** A zone or a name: to a person, both are the place. */
const PLACES = { pickupZone: 'pickup', dropoffZone: 'dropoff', pickupName: 'pickup', dropoffName: 'dropoff' } as const
type PlaceField = keyof typeof PLACES

/** What a person is asked to point to. */
export type MappingTarget = Exclude<TripField, PlaceField> | (typeof PLACES)[PlaceField]

const isPlace = (field: TripField): field is PlaceField => Object.hasOwn(PLACES, field)

/** What a person points to for this field. */
export const targetOf = (field: TripField): MappingTarget => (isPlace(field) ? PLACES[field] : field)

/** What each target of a mapping is called in sentences. */
export const TARGET_TITLES: Readonly<Record<MappingTarget, string>> = {
  ...FIELD_TITLES,
  pickup: FIELD_TITLES.pickupZone,
  dropoff: FIELD_TITLES.dropoffZone,
}
