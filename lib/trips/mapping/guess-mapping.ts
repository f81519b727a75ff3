import { columnTraits } from './column-look'
import {
  bestOf,
  DISTANCE,
  degreesScore,
  destroyedScore,
  durationScore,
  END,
  FARE,
  isZone,
  LAT,
  LON,
  namedNumber,
  PASSENGERS,
  placeScore,
  rideIdScore,
  START,
  timeScore,
} from './column-score'
import { type Best, isAfter, type Take, timeForm, timesApart } from './guess-times'
import { clockUnit, distanceUnit, durationUnit, ownerOfPoints, unknownPlaces } from './guess-units'
import { headerFingerprint } from './header-fingerprint'
import type { MappingSample } from './mapping-sample'
import type { MappingTarget } from './mapping-target'
import type { TripMapping } from './trip-mapping'

/** A column taken for a target, and why. */
interface GuessedColumn {
  readonly column: string
  readonly why: string
}

/** What the columns seem to mean. `mapping` is null where a target is lacking that no ride can do without; `lacks` names those. */
export interface MappingGuess {
  readonly columns: Readonly<Partial<Record<MappingTarget, GuessedColumn>>>
  readonly mapping: TripMapping | null
  /** The same with "" in place of columns that are lacking. */
  readonly begun: TripMapping
  readonly lacks: readonly string[]
  /** For times that are lacking: which column may have held them, what became of it and what is needed, in sentences. */
  readonly destroyed: Readonly<Partial<Record<'pickupAt' | 'dropoffAt', string>>>
  /** May lengths such as `2:30` be hours and minutes as well as minutes and seconds? Then a person is asked. */
  readonly isUnitOpen: boolean
}

/** Guesses what columns mean from their names and values; nothing is read by it before a person agrees. */
export function guessMapping(sample: MappingSample): MappingGuess {
  const all = columnTraits(sample)
  const taken = new Set<number>()
  const columns: Partial<Record<MappingTarget, GuessedColumn>> = {}
  const take: Take = (target, found) => {
    if (!found) return null
    taken.add(found.column.index)
    columns[target] = { column: found.column.name, why: found.why }
    return found.column
  }
  const best: Best = (score) =>
    bestOf(
      all.filter(({ index, values }) => !taken.has(index) && values > 0),
      score,
    )

  const whole = take(
    'pickupAt',
    best((column) => timeScore(column, START, END, 'a start')),
  )
  const apart = whole ? null : timesApart(take, best)
  const pickupAt = whole ?? apart?.pickupAt ?? null
  const dropoffAt =
    apart?.dropoffAt ??
    take(
      'dropoffAt',
      best((column) => (whole && isAfter(column, whole) ? timeScore(column, END, START, 'an end') : null)),
    )
  const polyline = dropoffAt
    ? null
    : take(
        'polyline',
        best((column) => (column.polylines > 0.5 ? { points: 2, why: 'lines of positions' } : null)),
      )
  const duration = dropoffAt || polyline ? null : take('duration', best(durationScore))
  const points = polyline
    ? null
    : {
        pickupLat: take(
          'pickupLat',
          best((column) => degreesScore(column, LAT, START, 90)),
        ),
        pickupLon: take(
          'pickupLon',
          best((column) => degreesScore(column, LON, START, 180)),
        ),
        dropoffLat: take(
          'dropoffLat',
          best((column) => degreesScore(column, LAT, END, 90)),
        ),
        dropoffLon: take(
          'dropoffLon',
          best((column) => degreesScore(column, LON, END, 180)),
        ),
      }
  const rideId = take('rideId', best(rideIdScore))
  const pickup = take(
    'pickup',
    best((column) => placeScore(column, START, END)),
  )
  const dropoff = take(
    'dropoff',
    best((column) => placeScore(column, END, START)),
  )
  const distance = take(
    'distance',
    best((column) => namedNumber(column, DISTANCE, 'a distance')),
  )
  const passengers = take(
    'passengers',
    best((column) => (column.max <= 254 && column.wholes > 0.9 ? namedNumber(column, PASSENGERS, 'passengers') : null)),
  )
  const fare = take(
    'fare',
    best((column) => namedNumber(column, FARE, 'a fare')),
  )

  const hasPoints = points !== null && Object.values(points).every((column) => column !== null)
  const lacks = [
    ...(pickupAt ? [] : ['a pickup time']),
    ...(dropoffAt || duration || polyline ? [] : ['a drop-off time or duration']),
    ...(polyline || hasPoints || (pickup && dropoff) ? [] : ['a pickup place and a drop-off place']),
  ]
  const start = pickupAt ? null : best((column) => destroyedScore(column, START, END))
  if (start) taken.add(start.column.index)
  const end = dropoffAt || duration || polyline ? null : best((column) => destroyedScore(column, END, START))
  const destroyed = { ...(start && { pickupAt: start.why }), ...(end && { dropoffAt: end.why }) }
  const isUnitOpen = duration !== null && duration.spans >= 0.5 && clockUnit(duration) === null
  const isZoned = pickup !== null && dropoff !== null && [pickup, dropoff].every(isZone)
  const isNamed = pickup !== null && dropoff !== null
  const coordinates = {
    pickupLat: points?.pickupLat?.name ?? '',
    pickupLon: points?.pickupLon?.name ?? '',
    dropoffLat: points?.dropoffLat?.name ?? '',
    dropoffLon: points?.dropoffLon?.name ?? '',
  }
  const begun: TripMapping = {
    version: 2,
    fingerprint: headerFingerprint(sample.header),
    pickupDate: apart?.pickupDate.name ?? null,
    pickupAt: pickupAt?.name ?? '',
    time: apart || !pickupAt ? 'local' : timeForm(pickupAt),
    dateOrder: null,
    end: duration
      ? { by: 'duration', column: duration.name, unit: durationUnit(duration) }
      : polyline
        ? { by: 'polyline', column: polyline.name }
        : { by: 'dropoff', column: dropoffAt?.name ?? '', date: apart?.dropoffDate?.name ?? null },
    places: polyline
      ? { by: 'polyline' }
      : hasPoints && !isNamed
        ? { by: 'point', ...coordinates }
        : {
            by: isZoned ? 'zone' : 'name',
            pickup: pickup?.name ?? '',
            dropoff: dropoff?.name ?? '',
            points: hasPoints && pickup ? { of: ownerOfPoints(sample, pickup, points), ...coordinates } : null,
          },
    distance: distance && { column: distance.name, unit: distanceUnit(distance) },
    passengers: passengers?.name ?? null,
    fare: fare?.name ?? null,
    rideId: rideId?.name ?? null,
    unknownPlaces: isZoned ? unknownPlaces(sample.rows.length, pickup, dropoff) : [],
  }
  return { columns, mapping: lacks.length > 0 ? null : begun, begun, lacks, destroyed, isUnitOpen }
}
