import { linksOf, shortestPaths } from '@/lib/places/shortest-paths'
import { spreadOut } from '@/lib/places/spread-out'
import type { TravelTimeMap } from '@/lib/places/travel-time-map'
import { inPieces, type Steps } from '@/lib/shared/steps'
import type { TripColumns } from '@/lib/trips/trip-columns'
import { LONGEST_KM, SHORTEST_KM } from './counted-rides'
import { type TypicalPairs, typicalPairs } from './typical-pairs'

/** Zones with the most rides come first where there are more. */
const MOST_PLACES = 4_000
const FEWEST_PLACES = 4
const KM_PER_DEGREE = 111.195
/** A zone that misses its distances by so many times as much as is usual lies nowhere: an id for "unknown" is equally near to all. */
const NOWHERE = 2

/**
 * Positions of zones from the rides given and no others: zones joined by at least five rides lie as far apart as the middle half of the
 * metered distances between them is long, both ways taken together; where fewer than half of the rides tell a distance, as their
 * minutes are. Zones that no such rides join to most others have no position, nor has an id that stands for no place. Null where fewer than four have one.
 */
export function* travelTimeMap(trips: TripColumns, rows: Int32Array): Steps<TravelTimeMap | null> {
  const km = (row: number) => {
    const far = trips.distanceKm[row] as number
    return far >= SHORTEST_KM && far <= LONGEST_KM ? far : Number.NaN
  }
  const minutes = (row: number) => ((trips.dropoffAt[row] as number) - (trips.pickupAt[row] as number)) / 60
  let metered = 0
  yield* inPieces(rows.length, (from, to) => {
    for (let i = from; i < to; i++) if (!Number.isNaN(km(rows[i] as number))) metered++
  })
  const of = 2 * metered >= rows.length ? 'distance' : 'duration'
  const pairs = yield* typicalPairs(trips, rows, of === 'distance' ? km : minutes)
  const all = largestPart(pairs, () => true)
  if (all.ids.length < FEWEST_PLACES) return null
  const first = yield* spreadOut(all.links)
  const usual = [...first.misfit].sort((a, b) => a - b)[all.ids.length >> 1] ?? 0
  const nowhere = new Set(all.ids.filter((_, i) => (first.misfit[i] as number) > NOWHERE * usual))
  const { ids, links } = nowhere.size === 0 ? all : largestPart(pairs, (id) => !nowhere.has(id))
  if (ids.length < FEWEST_PLACES) return null
  const { x, y, stress } = nowhere.size === 0 ? first : yield* spreadOut(links)
  const places = ids.map((id, i) => ({
    id,
    lat: Math.fround((y[i] as number) / KM_PER_DEGREE),
    lon: Math.fround((x[i] as number) / KM_PER_DEGREE),
  }))
  return { of, places, stress }
}

/** The zones that the most rides join, directly or over others, and the links between them. */
function largestPart({ pairs, length, rides }: TypicalPairs, isWanted: (id: number) => boolean) {
  const ridesOf = new Map<number, number>()
  for (const [k, ends] of pairs.entries())
    for (const id of ends) ridesOf.set(id, (ridesOf.get(id) ?? 0) + (rides[k] as number))
  const kept = [...ridesOf]
    .filter(([id]) => isWanted(id))
    .sort(([a, m], [b, n]) => n - m || a - b)
    .slice(0, MOST_PLACES)
    .map(([id]) => id)
  const first = kept[0]
  if (first === undefined) return { ids: [], links: linksOf(0, [], [], []) }
  const all = linksAmong(
    [...kept].sort((a, b) => a - b),
    { pairs, length, rides },
  )
  const far = new Float64Array(all.ids.length)
  shortestPaths(all.links, all.ids.indexOf(first), far)
  return linksAmong(
    all.ids.filter((_, i) => Number.isFinite(far[i])),
    { pairs, length, rides },
  )
}

/** The links with both ends among some ids, which are numbered from 0 in their order. */
function linksAmong(ids: readonly number[], { pairs, length, rides }: TypicalPairs) {
  const at = new Map(ids.map((id, i) => [id, i]))
  const ends: (readonly [number, number])[] = []
  const kept: number[] = []
  for (const [k, [a, b]] of pairs.entries()) {
    const [from, to] = [at.get(a), at.get(b)]
    if (from === undefined || to === undefined) continue
    ends.push([from, to])
    kept.push(k)
  }
  const of = (values: ArrayLike<number>) => kept.map((k) => values[k] as number)
  return { ids, links: linksOf(ids.length, ends, of(length), of(rides)) }
}
