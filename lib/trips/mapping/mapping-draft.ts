import type { DateOrder, DistanceUnit, DurationUnit, PlaceKind, RideEnd, TimeForm } from '../formats/trip-format'
import { pointsOf } from './format-of-mapping'
import type { MappingTarget } from './mapping-target'
import type { TripMapping } from './trip-mapping'

/** A mapping while a person makes it: a column may be missing, and what was chosen for another way of telling the same is kept. */
export interface MappingDraft {
  /** Names of columns; `pickup` and `dropoff` are places by zone or by name. */
  readonly columns: Readonly<Partial<Record<MappingTarget, string>>>
  /** `apart`: a date and a time of day in columns of their own. */
  readonly time: TimeForm | 'apart'
  readonly dateOrder: DateOrder | null
  readonly end: RideEnd
  /** Null where it may be one or the other, and is to be chosen. */
  readonly durationUnit: DurationUnit | null
  readonly places: PlaceKind | 'polyline'
  /** Coordinates beside places by zone or by name: of what they are kept. */
  readonly points: 'none' | 'places' | 'rides'
  readonly distanceUnit: DistanceUnit
  readonly unknownPlaces: readonly number[]
}

const END_COLUMN = { dropoff: 'dropoffAt', duration: 'duration', polyline: 'polyline' } as const

const POINT_COLUMNS = ['pickupLat', 'pickupLon', 'dropoffLat', 'dropoffLon'] as const

const PLACE_COLUMNS = {
  zone: ['pickup', 'dropoff'],
  name: ['pickup', 'dropoff'],
  point: POINT_COLUMNS,
  polyline: [],
} as const satisfies Record<MappingDraft['places'], readonly MappingTarget[]>

/** The column that tells the end of the ride in the way that is chosen. */
export const endColumnOf = ({ end }: Pick<MappingDraft, 'end'>): MappingTarget => END_COLUMN[end]

/** Are there coordinates beside places that are told by zone or by name? */
export const hasPointsBeside = ({ places, points }: Pick<MappingDraft, 'places' | 'points'>): boolean =>
  points !== 'none' && (places === 'zone' || places === 'name')

/** What no trip can be read without and has no column yet, in the order in which it is asked for. */
export function missingOf(draft: MappingDraft): readonly MappingTarget[] {
  const needed: readonly MappingTarget[] = [
    ...(draft.time === 'apart' ? (['pickupDate'] as const) : []),
    'pickupAt',
    endColumnOf(draft),
    ...PLACE_COLUMNS[draft.places],
    ...(hasPointsBeside(draft) ? POINT_COLUMNS : []),
  ]
  return needed.filter((target) => draft.columns[target] === undefined)
}

/** The mapping for headers with this fingerprint; null while something is missing. */
export function mappingOf(draft: MappingDraft, fingerprint: string): TripMapping | null {
  if (missingOf(draft).length > 0) return null
  const { columns, time, dateOrder, end, distanceUnit, durationUnit } = draft
  if (end === 'duration' && durationUnit === null) return null
  const columnOf = (target: MappingTarget) => columns[target] ?? ''
  const isApart = time === 'apart'
  return {
    version: 2,
    fingerprint,
    pickupDate: isApart ? columnOf('pickupDate') : null,
    pickupAt: columnOf('pickupAt'),
    time: time === 'apart' ? 'local' : time,
    dateOrder: time === 'local' || isApart ? dateOrder : null,
    end:
      end === 'duration' && durationUnit !== null
        ? { by: 'duration', column: columnOf('duration'), unit: durationUnit }
        : end === 'dropoff'
          ? { by: end, column: columnOf('dropoffAt'), date: isApart ? (columns.dropoffDate ?? null) : null }
          : { by: 'polyline', column: columnOf('polyline') },
    places: placesOf(draft, columnOf),
    distance: columns.distance === undefined ? null : { column: columns.distance, unit: distanceUnit },
    passengers: columns.passengers ?? null,
    fare: columns.fare ?? null,
    rideId: columns.rideId ?? null,
    unknownPlaces: draft.places === 'zone' ? [...draft.unknownPlaces] : [],
  }
}

function placesOf(draft: MappingDraft, columnOf: (target: MappingTarget) => string): TripMapping['places'] {
  const { places, points } = draft
  const [pickupLat, pickupLon] = [columnOf('pickupLat'), columnOf('pickupLon')]
  const coordinates = { pickupLat, pickupLon, dropoffLat: columnOf('dropoffLat'), dropoffLon: columnOf('dropoffLon') }
  switch (places) {
    case 'zone':
    case 'name':
      return {
        by: places,
        pickup: columnOf('pickup'),
        dropoff: columnOf('dropoff'),
        points: points === 'none' ? null : { of: points, ...coordinates },
      }
    case 'point':
      return { by: 'point', ...coordinates }
    case 'polyline':
      return { by: 'polyline' }
  }
}

/** A mapping to be changed. */
export function draftOf(mapping: TripMapping): MappingDraft {
  const { end, places, distance } = mapping
  const columns: Partial<Record<MappingTarget, string>> = {
    pickupAt: mapping.pickupAt,
    [END_COLUMN[end.by]]: end.column,
  }
  if (places.by === 'zone' || places.by === 'name') {
    columns.pickup = places.pickup
    columns.dropoff = places.dropoff
  }
  if (mapping.pickupDate !== null) columns.pickupDate = mapping.pickupDate
  if (end.by === 'dropoff' && end.date !== null) columns.dropoffDate = end.date
  const points = pointsOf(mapping)
  if (points) for (const target of POINT_COLUMNS) columns[target] = points[target]
  if (distance !== null) columns.distance = distance.column
  for (const target of ['passengers', 'fare', 'rideId'] as const) {
    const column = mapping[target]
    if (column !== null) columns[target] = column
  }
  return {
    columns,
    time: mapping.pickupDate === null ? mapping.time : 'apart',
    dateOrder: mapping.dateOrder,
    end: end.by,
    durationUnit: end.by === 'duration' ? end.unit : 's',
    places: places.by,
    points: places.by === 'zone' || places.by === 'name' ? (places.points?.of ?? 'none') : 'none',
    distanceUnit: distance?.unit ?? 'km',
    unknownPlaces: mapping.unknownPlaces,
  }
}

/** A draft with a column chosen, or none. */
export function withColumn(draft: MappingDraft, target: MappingTarget, name: string | null): MappingDraft {
  const { [target]: _, ...others } = draft.columns
  return { ...draft, columns: name === null ? others : { ...others, [target]: name } }
}
