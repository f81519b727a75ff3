/** What a column of a trip file can be read as. */
export const TRIP_FIELDS = [
  'pickupAt',
  'dropoffAt',
  'pickupZone',
  'dropoffZone',
  'distance',
  'passengers',
  'fare',
] as const

export type TripField = (typeof TRIP_FIELDS)[number]

/** What a file is read for: the fields that it must have, and those that are read where it has them. Other columns are not looked at. */
export interface WantedFields {
  readonly required: readonly TripField[]
  readonly optional: readonly TripField[]
}

/** A row cannot be a trip without its times and places. */
export const WHOLE_TRIPS: WantedFields = {
  required: ['pickupAt', 'dropoffAt', 'pickupZone', 'dropoffZone'],
  optional: ['distance', 'passengers', 'fare'],
}

/** How a kind of trip file names its columns and what its values mean. To read another kind of file, describe it like this. */
export interface TripFormat {
  readonly name: string
  /** For a person: "TLC green taxi". */
  readonly title: string
  /** Lower-case header names by field, the usual one first. Fields that are not required may be absent from a file. */
  readonly columns: Readonly<Record<TripField, readonly string[]>>
  /** Kilometres in one unit of the distance column. */
  readonly distanceUnitKm: number
  readonly distanceUnit: 'mi' | 'km'
  /** Zone ids that stand for "unknown place": a category of their own, not an error. */
  readonly unknownPlaces: readonly number[]
}
