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

/** A row cannot be a trip without these. */
export const REQUIRED_FIELDS: readonly TripField[] = ['pickupAt', 'dropoffAt', 'pickupZone', 'dropoffZone']

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
