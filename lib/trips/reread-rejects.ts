import { greatCircleKm } from '@/lib/places/great-circle'
import type { Zone, ZoneSet } from '@/lib/places/zone-set'
import { fieldText, isBlankRow, readRow, rowTokens } from '@/lib/shared/csv/row-tokens'
import type { SourceFile } from './dataset'
import { NO_COLUMNS, type RecognisedHeader } from './formats/recognise-format'
import { USUAL_FORM } from './formats/written-form'
import { type ImportRules, LONGEST_RIDE_SECONDS } from './import-rules'
import { describeDuration } from './judge-ride'
import { placeBook } from './place-book'
import type { RidePlace } from './read-place'
import { type JudgedRow, judgeRow, type Ride } from './slow-row'
import { allocateTrips, type TripColumns } from './trip-columns'

/** Rides that were rejected for their length, as their rows say. */
export interface RereadRides {
  readonly trips: TripColumns
  /** Rows of that reason that could not be read: of a version that did not keep how a file was read, or at a place that cannot be told. */
  readonly unread: number
  /** Rows whose drop-off is at the very second of the pickup, and before it. */
  readonly zero: number
  readonly negative: number
}

/** Times of pickups in local seconds: from, and before. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Any length of up to a day. */
const ANY_LENGTH: ImportRules = { version: 1, minimumSeconds: 1, maximumSeconds: LONGEST_RIDE_SECONDS }

const REASONS: ReadonlySet<string> = new Set(['under-minimum', 'over-maximum'])
/** Rides of 0 s, which are short, and of less, which are none. */
const NOT_AFTER = 'dropoff-not-after-pickup'
const FORMULA = /^'(?=[=+\-@\t\r])/

/**
 * Reads the rows of a list of rejects again (`rejectLog`) that were only too short or too long, each as its file was read. Places that are
 * told by names or points get the ids of the zone set. With a span, those that begin in it, and rows whose pickup cannot be told.
 */
export function rereadByLength(
  rejects: Uint8Array,
  files: readonly Pick<SourceFile, 'name' | 'readAs'>[],
  zoneSet: ZoneSet | null,
  span?: Span,
): RereadRides {
  // A head that was kept by an earlier version knows fewer fields.
  const heads = new Map(
    files.map(({ name, readAs }) => [name, readAs && { ...readAs, columnOf: { ...NO_COLUMNS, ...readAs.columnOf } }]),
  )
  const idOf = placeIds(zoneSet)
  const tokens = rowTokens()
  const rides: Ride[] = []
  const ids: (readonly [pickup: number, dropoff: number])[] = []
  let [unread, zero, negative] = [0, 0, 0]
  let at = readRow(tokens, rejects, 0, rejects.length, true)
  while (at < rejects.length) {
    at = readRow(tokens, rejects, at, rejects.length, true)
    if (isBlankRow(tokens)) continue
    const reason = fieldText(tokens, rejects, 2)
    const head = heads.get(fieldText(tokens, rejects, 0))
    const row = fieldText(tokens, rejects, 3).replace(FORMULA, '')
    const isOfNone = reason === NOT_AFTER
    if (!(isOfNone || REASONS.has(reason)) || (head && span && isOutside(row, head, span))) continue
    if (isOfNone) {
      if (head && isOfNoLength(row, head)) zero++
      else if (head) negative++
      continue
    }
    const ride = head && readAgain(row, head)
    const places = ride && ([idOf(ride.pickup), idOf(ride.dropoff)] as const)
    if (ride && places && places[0] > 0 && places[1] > 0) {
      rides.push(ride)
      ids.push(places)
    } else unread++
  }
  const trips = allocateTrips(rides.length)
  for (const [i, ride] of rides.entries()) {
    trips.pickupAt[i] = ride.pickupAt
    trips.dropoffAt[i] = ride.dropoffAt
    trips.distanceKm[i] = ride.distanceKm
    trips.passengers[i] = ride.passengers
    trips.fare[i] = ride.fare
    const [pickup, dropoff] = ids[i] as readonly [number, number]
    trips.pickupZone[i] = pickup
    trips.dropoffZone[i] = dropoff
  }
  return { trips, unread, zero, negative }
}

export const noneReread = (): RereadRides => ({ trips: allocateTrips(0), unread: 0, zero: 0, negative: 0 })

/** Those of several lists, one after the other. */
export function joinReread(lists: readonly RereadRides[]): RereadRides {
  const sum = (count: (each: RereadRides) => number) => lists.reduce((all, each) => all + count(each), 0)
  const joined = allocateTrips(sum(({ trips }) => trips.rows))
  let at = 0
  for (const { trips } of lists) {
    for (const column of COLUMNS) joined[column].set(trips[column], at)
    at += trips.rows
  }
  return {
    trips: joined,
    unread: sum(({ unread }) => unread),
    zero: sum(({ zero }) => zero),
    negative: sum(({ negative }) => negative),
  }
}

const COLUMNS = ['pickupAt', 'dropoffAt', 'pickupZone', 'dropoffZone', 'distanceKm', 'passengers', 'fare'] as const

const encoder = new TextEncoder()
const cells = rowTokens()

/** A row as its file was read; rows of tables without text (Parquet) were written down with commas and times as dates. */
function readAgain(row: string, head: RecognisedHeader): Ride | null {
  return judgedAgain(row, head).flatMap((judged) => (judged.kept ? [judged.ride] : []))[0] ?? null
}

/** Does it begin at another time? Its length is not judged for that. */
function isOutside(row: string, head: RecognisedHeader, { from, to }: Span): boolean {
  const at = readAgain(row, { ...head, isTimed: false })?.pickupAt
  return at !== undefined && (at < from || at >= to)
}

/** Is it rejected because it ends at the second at which it begins? */
function isOfNoLength(row: string, head: RecognisedHeader): boolean {
  const said = describeDuration(0, ANY_LENGTH, head.format.end)
  return judgedAgain(row, head).some((judged) => !judged.kept && judged.detail === said)
}

function judgedAgain(row: string, head: RecognisedHeader): readonly JudgedRow[] {
  const bytes = encoder.encode(row)
  return [head.written, { ...USUAL_FORM, dateOrder: head.written.dateOrder }].map((written) => {
    readRow(cells, bytes, 0, bytes.length, true, written.delimiter.charCodeAt(0))
    return judgeRow(cells, bytes, { ...head, written }, ANY_LENGTH)
  })
}

/** Ids of places: those of the file, of the zone of that name, or of the zone whose point is nearest; 0 where there is none. */
function placeIds(zoneSet: ZoneSet | null): (place: RidePlace) => number {
  const book = placeBook(zoneSet?.zones ?? [])
  const placed = (zoneSet?.zones ?? []).filter((zone) => zone.lat !== null && zone.lon !== null)
  return ({ zone, name, point }) => {
    if (name !== null) return book.idOf(name)
    if (zone > 0 || !point) return zone
    return nearest(placed, point.lat, point.lon)
  }
}

function nearest(zones: readonly Zone[], lat: number, lon: number): number {
  let best = { id: 0, km: Number.POSITIVE_INFINITY }
  for (const zone of zones) {
    const km = greatCircleKm(lat, lon, zone.lat ?? 0, zone.lon ?? 0)
    if (km < best.km) best = { id: zone.id, km }
  }
  return best.id
}
