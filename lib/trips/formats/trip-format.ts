/** What a column of a trip file can be read as. */
export const TRIP_FIELDS = [
  'pickupDate',
  'pickupAt',
  'dropoffDate',
  'dropoffAt',
  'duration',
  'pickupZone',
  'dropoffZone',
  'pickupName',
  'dropoffName',
  'pickupLat',
  'pickupLon',
  'dropoffLat',
  'dropoffLon',
  'polyline',
  'distance',
  'passengers',
  'fare',
  'rideId',
] as const

export type TripField = (typeof TRIP_FIELDS)[number]

/** How a column writes a time: as a date and a time of day, or as a count since 1970-01-01 00:00. */
export const TIME_FORMS = ['local', 'unix-seconds', 'unix-milliseconds'] as const
export type TimeForm = (typeof TIME_FORMS)[number]

/** How a date such as 03/04/2023 is meant: day first or month first. A date that begins with its year says so itself. */
export const DATE_ORDERS = ['dmy', 'mdy'] as const
export type DateOrder = (typeof DATE_ORDERS)[number]

/** What tells the end of a ride: a second time, a length, or a line of positions 15 seconds apart. */
export type RideEnd = 'dropoff' | 'duration' | 'polyline'

/** What tells its places: a whole number of a zone, a text (name of a zone, id of a station), or coordinates. */
export type PlaceKind = 'zone' | 'name' | 'point'

export const DURATION_SECONDS = { s: 1, min: 60, h: 3600, ms: 0.001 } as const
/** A number of these, or a text such as `0:12:30`; the last two differ in what `12:30` is. */
export type DurationUnit = keyof typeof DURATION_SECONDS | 'h:mm:ss' | 'mm:ss'

export const DISTANCE_KM = { km: 1, mi: 1.609344, m: 0.001, ft: 0.000_304_8 } as const
export type DistanceUnit = keyof typeof DISTANCE_KM

/** How a kind of trip file names its columns and what its values mean. To read another kind of file, describe it like this. */
export interface TripFormat {
  readonly name: string
  /** For a person: "TLC green taxi". */
  readonly title: string
  /** Lower-case header names by field, the usual one first. Where there is a `pickupDate`, the times are times of day. */
  readonly columns: Readonly<Partial<Record<TripField, readonly string[]>>>
  /** Must a header have all of these columns, also those without which a ride can be read? */
  readonly needsAllColumns: boolean
  /** A column that a header must have too, where another format has the same fields; lower case, any one of these. */
  readonly signature: readonly string[]
  /** The forms that the times may have; where there are several, the first chunk of the file decides. */
  readonly times: readonly TimeForm[]
  /** How a date such as 03/04/2023 is meant. Null: the first chunk decides, and where it cannot, a person is asked. */
  readonly dateOrder: DateOrder | null
  readonly end: RideEnd
  readonly durationUnit: DurationUnit
  readonly place: PlaceKind
  /** Of places that are zones or names: are the coordinates of each ride kept beside them? Then a ride without is rejected. */
  readonly keepsPoints: boolean
  /** Is a ride with an empty place kept, as one at an unknown place, or rejected? */
  readonly emptyPlace: 'unknown' | 'reject'
  readonly distanceUnit: DistanceUnit
  /** Zone ids that stand for "unknown place", a category of their own, not an error; the first is given to empty places. */
  readonly unknownPlaces: readonly number[]
}

/** What most formats have in common. */
export const PLAIN_FORMAT = {
  needsAllColumns: false,
  signature: [],
  times: ['local'],
  dateOrder: null,
  end: 'dropoff',
  durationUnit: 's',
  place: 'zone',
  keepsPoints: false,
  emptyPlace: 'reject',
  distanceUnit: 'km',
  unknownPlaces: [],
} as const satisfies Partial<TripFormat>
