import { type ColumnTraits, columnTraits } from './column-look'
import { headerFingerprint } from './header-fingerprint'
import type { MappingSample } from './mapping-sample'
import type { TripMapping } from './trip-mapping'

/** What a person is asked to point to. */
export const MAPPING_TARGETS = [
  'pickupAt',
  'dropoffAt',
  'duration',
  'pickup',
  'dropoff',
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
export type MappingTarget = (typeof MAPPING_TARGETS)[number]

/** A column taken for a target, and why. */
export interface GuessedColumn {
  readonly column: string
  readonly why: string
}

/** What the columns seem to mean. `mapping` is null where a target is lacking that no ride can do without; `lacks` names those. */
export interface MappingGuess {
  readonly columns: Readonly<Partial<Record<MappingTarget, GuessedColumn>>>
  readonly mapping: TripMapping | null
  readonly lacks: readonly string[]
}

/** Of names in lower case, their words apart. */
const START =
  /\b(start|begin|from\b|pick ?up|pu(?=location|\b)|depart|orig|request|board|checkout|abfahrt|inicio|d[ée]but|von\b)/
const END =
  /\b(end|stop(?!s)|finish|to\b|drop ?off|do(?=location|\b)|arriv|dest|alight|checkin|return|ankunft|fin\b|nach\b)/
/** When somebody asked for a ride, which is before it began. */
const ASKED = /\b(request|order|book|call)/
const DURATION = /durat|elapsed|trip.?(time|sec|min)|ride.?(time|sec|min)|travel.?time|seconds|minutes|dauer|dur[ée]e/i
const DISTANCE = /dist|miles|\bkm\b|kilomet|_km$|_mi$|met(er|re)s|length|strecke/i
const PASSENGERS = /passenger|riders?\b|people|pax|occup|fahrg/i
const FARE = /fare|price|amount|cost|preis|tarif/i
const RIDE_ID = /(trip|ride|order|booking|rental|journey).?(id|no|num|key)|^id$|uuid|unique/i
const LAT = /lat/i
const LON = /lon|lng/i
const PLACE = /zone|area|station|location|place|stand|stop|district|region|name|address|cell|hex/i
const NOT_A_PLACE = /lat|lon|lng|time|date|_at$|census/i

/** Guesses what columns mean from their names and values; nothing is read by it before a person agrees. */
export function guessMapping(sample: MappingSample): MappingGuess {
  const all = columnTraits(sample)
  const taken = new Set<number>()
  const columns: Partial<Record<MappingTarget, GuessedColumn>> = {}
  const take = (target: MappingTarget, found: Found | null): ColumnTraits | null => {
    if (!found) return null
    taken.add(found.column.index)
    columns[target] = { column: found.column.name, why: found.why }
    return found.column
  }
  const best = (score: (column: ColumnTraits) => Score | null) =>
    bestOf(
      all.filter(({ index, values }) => !taken.has(index) && values > 0),
      score,
    )

  const pickupAt = take(
    'pickupAt',
    best((column) => timeScore(column, START, END, 'a start')),
  )
  const dropoffAt = take(
    'dropoffAt',
    best((column) => (isAfter(column, pickupAt) ? timeScore(column, END, START, 'an end') : null)),
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
  if (!pickupAt || lacks.length > 0) return { columns, mapping: null, lacks }
  const isZoned = pickup !== null && dropoff !== null && [pickup, dropoff].every(isZone)
  const isNamed = pickup !== null && dropoff !== null
  return {
    columns,
    lacks,
    mapping: {
      version: 1,
      fingerprint: headerFingerprint(sample.header),
      pickupAt: pickupAt.name,
      time: timeForm(pickupAt),
      dateOrder: null,
      end: dropoffAt
        ? { by: 'dropoff', column: dropoffAt.name }
        : duration
          ? { by: 'duration', column: duration.name, unit: durationUnit(duration) }
          : { by: 'polyline', column: polyline?.name ?? '' },
      places: polyline
        ? { by: 'polyline' }
        : isNamed
          ? { by: isZoned ? 'zone' : 'name', pickup: pickup.name, dropoff: dropoff.name }
          : {
              by: 'point',
              pickupLat: points?.pickupLat?.name ?? '',
              pickupLon: points?.pickupLon?.name ?? '',
              dropoffLat: points?.dropoffLat?.name ?? '',
              dropoffLon: points?.dropoffLon?.name ?? '',
            },
      distance: distance && { column: distance.name, unit: distanceUnit(distance) },
      passengers: passengers?.name ?? null,
      fare: fare?.name ?? null,
      rideId: rideId?.name ?? null,
      unknownPlaces: isZoned ? unknownPlaces(sample.rows.length, pickup, dropoff) : [],
    },
  }
}

interface Score {
  readonly points: number
  readonly why: string
}

interface Found {
  readonly column: ColumnTraits
  readonly why: string
}

function bestOf(columns: readonly ColumnTraits[], score: (column: ColumnTraits) => Score | null): Found | null {
  let best: (Found & { readonly points: number }) | null = null
  for (const column of columns) {
    const scored = score(column)
    if (scored && scored.points > 0 && (best === null || scored.points > best.points)) best = { column, ...scored }
  }
  return best
}

/** `dropOff_datetime` as `drop off datetime`. */
const wordsOf = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .toLowerCase()

const called = (column: ColumnTraits): string => `it is called "${column.name}"`

function timeScore(column: ColumnTraits, like: RegExp, unlike: RegExp, end: string): Score | null {
  const times = Math.max(column.times, column.unixSeconds, column.unixMilliseconds)
  if (times < 0.5) return null
  const words = wordsOf(column.name)
  const isNamed = like.test(words) && !unlike.test(words.replace(like, ''))
  if (!isNamed && unlike.test(words)) return null
  const what = `its values are times ("${column.example}")`
  const points = times + (isNamed ? 2 : 0) - (ASKED.test(words) ? 0.5 : 0)
  return { points, why: isNamed ? `${what} and ${called(column)}, ${end}` : what }
}

/** A drop-off is later than the pickup in most rows. */
function isAfter(column: ColumnTraits, pickupAt: ColumnTraits | null): boolean {
  if (!pickupAt) return false
  const both = column.seconds.flatMap((at, i) => {
    const from = pickupAt.seconds[i] ?? Number.NaN
    return Number.isNaN(at) || Number.isNaN(from) ? [] : [at - from]
  })
  return both.length > 0 && both.filter((seconds) => seconds >= 0).length >= 0.7 * both.length
}

function durationScore(column: ColumnTraits): Score | null {
  if (column.numbers < 0.5 || !DURATION.test(column.name) || column.unixSeconds > 0.5) return null
  return { points: 1 + column.numbers, why: `its values are numbers ("${column.example}") and ${called(column)}` }
}

function degreesScore(column: ColumnTraits, like: RegExp, end: RegExp, most: number): Score | null {
  if (column.numbers < 0.5 || !like.test(column.name) || !end.test(wordsOf(column.name))) return null
  if (Math.abs(column.median) > most) return null
  return { points: 1, why: `its values are degrees ("${column.example}") and ${called(column)}` }
}

function placeScore(column: ColumnTraits, like: RegExp, unlike: RegExp): Score | null {
  const { name } = column
  if (NOT_A_PLACE.test(name) || !like.test(wordsOf(name)) || column.times > 0.5) return null
  if (unlike.test(wordsOf(name).replace(like, ''))) return null
  if (column.numbers > 0.5 && column.wholes < 0.9) return null
  // An address or an id of the ride is hardly ever there twice.
  if (column.values > 50 && column.distinct > 0.9 * column.values) return null
  const what = isZone(column) ? 'numbers of zones' : 'names'
  const isPlace = PLACE.test(name)
  return {
    points: (isPlace ? 2 : 1) + (isZone(column) ? 0.5 : 0),
    why: `its values are ${what} ("${column.example}") and ${called(column)}`,
  }
}

/** Where many places are empty, an id that no zone has stands for them. */
function unknownPlaces(rows: number, ...columns: readonly ColumnTraits[]): number[] {
  const most = Math.max(...columns.map(({ max }) => max))
  const isUsual = columns.some(({ values }) => values < 0.98 * rows)
  return isUsual && most < 65_535 ? [most + 1] : []
}

const isZone = (column: ColumnTraits): boolean => column.wholes > 0.9 && column.min >= 1 && column.max <= 65_535

function rideIdScore(column: ColumnTraits): Score | null {
  if (!RIDE_ID.test(column.name)) return null
  const isUnique = column.distinct === column.values
  return isUnique ? { points: 1, why: `no value is there twice ("${column.example}") and ${called(column)}` } : null
}

function namedNumber(column: ColumnTraits, like: RegExp, what: string): Score | null {
  if (column.numbers < 0.5 || !like.test(column.name)) return null
  return { points: column.numbers, why: `its values are numbers ("${column.example}") and ${called(column)}, ${what}` }
}

const timeForm = (column: ColumnTraits): TripMapping['time'] =>
  column.times >= 0.5 ? 'local' : column.unixSeconds >= 0.5 ? 'unix-seconds' : 'unix-milliseconds'

/** By its name, else by what a ride usually takes. */
function durationUnit({ name, median }: ColumnTraits): 's' | 'min' | 'h' | 'ms' {
  if (/\bms\b|millis/i.test(name)) return 'ms'
  if (/min/i.test(name)) return 'min'
  if (/sec|_s$/i.test(name)) return 's'
  if (/hour|_h$/i.test(name)) return 'h'
  if (median > 60_000) return 'ms'
  return median > 90 ? 's' : median > 2 ? 'min' : 'h'
}

function distanceUnit({ name, median }: ColumnTraits): 'km' | 'mi' | 'm' | 'ft' {
  if (/mile|_mi$|\bmi\b/i.test(name)) return 'mi'
  if (/km|kilo/i.test(name)) return 'km'
  if (/feet|_ft$/i.test(name)) return 'ft'
  if (/met(er|re)|_m$/i.test(name)) return 'm'
  return median > 200 ? 'm' : 'km'
}
