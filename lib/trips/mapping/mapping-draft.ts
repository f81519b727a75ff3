import type { DateOrder, DistanceUnit, DurationUnit, PlaceKind, RideEnd, TimeForm } from '../formats/trip-format'
import type { MappingTarget } from './guess-mapping'
import type { TripMapping } from './trip-mapping'

/** A mapping while a person makes it: a column may be missing, and what was chosen for another way of telling the same is kept. */
export interface MappingDraft {
  /** Names of columns; `pickup` and `dropoff` are places by zone or by name. */
  readonly columns: Readonly<Partial<Record<MappingTarget, string>>>
  readonly time: TimeForm
  readonly dateOrder: DateOrder | null
  readonly end: RideEnd
  readonly durationUnit: DurationUnit
  readonly places: PlaceKind | 'polyline'
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

/** What no trip can be read without and has no column yet, in the order in which it is asked for. */
export function missingOf(draft: MappingDraft): readonly MappingTarget[] {
  const needed: readonly MappingTarget[] = ['pickupAt', endColumnOf(draft), ...PLACE_COLUMNS[draft.places]]
  return needed.filter((target) => draft.columns[target] === undefined)
}

/** The mapping for headers with this fingerprint; null while something is missing. */
export function mappingOf(draft: MappingDraft, fingerprint: string): TripMapping | null {
  if (missingOf(draft).length > 0) return null
  const { columns, time, dateOrder, end, distanceUnit, durationUnit } = draft
  const columnOf = (target: MappingTarget) => columns[target] ?? ''
  return {
    version: 1,
    fingerprint,
    pickupAt: columnOf('pickupAt'),
    time,
    dateOrder: time === 'local' ? dateOrder : null,
    end:
      end === 'duration'
        ? { by: 'duration', column: columnOf('duration'), unit: durationUnit }
        : { by: end, column: columnOf(END_COLUMN[end]) },
    places: placesOf(draft, columnOf),
    distance: columns.distance === undefined ? null : { column: columns.distance, unit: distanceUnit },
    passengers: columns.passengers ?? null,
    fare: columns.fare ?? null,
    rideId: columns.rideId ?? null,
    unknownPlaces: draft.places === 'zone' ? [...draft.unknownPlaces] : [],
  }
}

function placesOf({ places }: MappingDraft, columnOf: (target: MappingTarget) => string): TripMapping['places'] {
  switch (places) {
    case 'zone':
    case 'name':
      return { by: places, pickup: columnOf('pickup'), dropoff: columnOf('dropoff') }
    case 'point': {
      const [pickupLat, pickupLon] = [columnOf('pickupLat'), columnOf('pickupLon')]
      return {
        by: 'point',
        pickupLat,
        pickupLon,
        dropoffLat: columnOf('dropoffLat'),
        dropoffLon: columnOf('dropoffLon'),
      }
    }
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
  if (places.by === 'point') for (const target of POINT_COLUMNS) columns[target] = places[target]
  if (distance !== null) columns.distance = distance.column
  for (const target of ['passengers', 'fare', 'rideId'] as const) {
    const column = mapping[target]
    if (column !== null) columns[target] = column
  }
  return {
    columns,
    time: mapping.time,
    dateOrder: mapping.dateOrder,
    end: end.by,
    durationUnit: end.by === 'duration' ? end.unit : 's',
    places: places.by,
    distanceUnit: distance?.unit ?? 'km',
    unknownPlaces: mapping.unknownPlaces,
  }
}

/** A draft with a column chosen, or none. */
export function withColumn(draft: MappingDraft, target: MappingTarget, name: string | null): MappingDraft {
  const { [target]: _, ...others } = draft.columns
  return { ...draft, columns: name === null ? others : { ...others, [target]: name } }
}
