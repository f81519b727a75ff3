import { hasGroundPoints, type Zone, type ZoneSet } from '@/lib/places/zone-set'
import { zoneSetOf } from '@/lib/places/zone-set-of'
import { ok, type Result } from '@/lib/shared/result'
import { fillPoints } from './fill-points'
import type { PlaceKind } from './formats/trip-format'
import { type PlaceBook, UNNAMED_PLACE } from './place-book'
import { placeInCells } from './place-in-cells'
import { renumber, rewritePlaces } from './rewrite-places'
import { CHUNK_ROWS, chunkColumns } from './trip-chunk'
import type { TripSink } from './trip-sink'

/** Names are those of a zone set if both ends of at least this share of the rides are in it. */
const KNOWN_SHARE = 0.9

/** Kept rows with places that are not settled yet. */
export interface UnsettledTrips {
  readonly sink: TripSink
  readonly rows: number
  readonly hasPoints: boolean
  readonly kind: PlaceKind
  readonly book: PlaceBook
  /** Ids that stand for "unknown place". */
  readonly unknown: readonly number[]
  /** What a zone set of their own is called. */
  readonly name: string
}

/**
 * Says what the places of an import are. Names that a zone set has get its ids, in the stored chunks too; the others, and all where no set
 * has most of them, are a zone set of their own; a ride whose point is missing gets that of its place. Zone ids stay, and where their rides have points, these become those of the zones. Points alone
 * are placed in cells (`placeInCells`). Null
 * where nothing is known of the places but their ids. Yields how many rides have their places. Fails where the sink has no room.
 */
export async function* settlePlaces(
  trips: UnsettledTrips,
  zoneSets: readonly ZoneSet[],
): AsyncGenerator<number, Result<ZoneSet | null>> {
  const { book, kind, unknown } = trips
  if (kind === 'point') return yield* placeInCells(trips.sink, trips.rows)
  const own = book
    .ids()
    .filter((id) => !unknown.includes(id))
    .map((id) => zoneOf(book, id))
  if (own.length === 0) return ok(null)
  if (kind === 'zone') return ok(await zoneSetOf({ name: trips.name, zones: own }))
  const known = await usualSet(trips, zoneSets)
  const noRoom = trips.hasPoints ? yield* fillPoints(trips.sink, trips.rows, usualPoints(own, known)) : null
  if (noRoom) return { ok: false, error: noRoom }
  if (!known) return ok(await zoneSetOf({ name: trips.name, zones: own }))

  const idOf = zoneIds(known)
  let next = Math.max(...known.zones.map(({ id }) => id)) + 1
  const more: Zone[] = []
  const ids = new Uint16Array(1 << 16)
  ids[UNNAMED_PLACE] = UNNAMED_PLACE
  for (const zone of own) {
    const there = idOf.get(key(zone.name))
    ids[zone.id] = there ?? next
    if (there === undefined) more.push({ ...zone, id: next++ })
  }
  const failure = yield* rewritePlaces(trips.sink, trips.rows, trips.hasPoints, (block, from, to) =>
    renumber(block, ids, from, to),
  )
  if (failure) return { ok: false, error: failure }
  return ok(more.length === 0 ? known : await zoneSetOf({ ...known, zones: [...known.zones, ...more] }))
}

function zoneOf(book: PlaceBook, id: number): Zone {
  const point = book.pointOf(id)
  return {
    id,
    name: book.names()[id - 1] ?? null,
    borough: null,
    lat: point ? Math.fround(point.lat) : null,
    lon: point ? Math.fround(point.lon) : null,
  }
}

/** Where each named place is: the mean of its rides' points, else the point of the zone of that name. */
function usualPoints(own: readonly Zone[], known: ZoneSet | null): readonly Zone[] {
  if (known === null || !hasGroundPoints(known)) return own
  const idOf = zoneIds(known)
  const zones = new Map(known.zones.map((zone) => [zone.id, zone]))
  return own.map((zone) => {
    const there = zone.lat === null ? zones.get(idOf.get(key(zone.name)) ?? 0) : undefined
    return there ? { ...zone, lat: there.lat, lon: there.lon } : zone
  })
}

const key = (name: string | null): string => (name ?? '').trim().toLowerCase()

/** Ids by name; of several zones with one name the first. */
function zoneIds({ zones }: ZoneSet): ReadonlyMap<string, number> {
  const ids = new Map<string, number>()
  for (const { id, name } of zones) if (name !== null && !ids.has(key(name))) ids.set(key(name), id)
  return ids
}

/** The set that has the names of most rides; null where none has those of enough. */
async function usualSet(trips: UnsettledTrips, zoneSets: readonly ZoneSet[]): Promise<ZoneSet | null> {
  let best: { set: ZoneSet; rides: number } | null = null
  for (const set of zoneSets) {
    const idOf = zoneIds(set)
    const isThere = new Uint8Array(1 << 16)
    isThere[UNNAMED_PLACE] = 1
    for (const id of trips.book.ids()) if (idOf.has(key(trips.book.names()[id - 1] ?? null))) isThere[id] = 1
    const rides = await ridesBetween(trips, isThere)
    if (rides >= KNOWN_SHARE * trips.rows && (best === null || rides > best.rides)) best = { set, rides }
  }
  return best?.set ?? null
}

async function ridesBetween({ sink, rows, hasPoints }: UnsettledTrips, isThere: Uint8Array): Promise<number> {
  let rides = 0
  for (let index = 0; index * CHUNK_ROWS < rows; index++) {
    const { pickupZone, dropoffZone } = chunkColumns(await sink.getChunk(index), hasPoints)
    for (let i = 0; i < pickupZone.length; i++)
      rides += (isThere[pickupZone[i] as number] as number) & (isThere[dropoffZone[i] as number] as number)
  }
  return rides
}
