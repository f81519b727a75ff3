import type { Zone } from '@/lib/places/zone-set'

/** The id of places without a name. */
export const UNNAMED_PLACE = 65_535

/** As many as a zone set has. */
const MOST_NAMES = 10_000

/**
 * Ids for places that a file calls by name, given in the order in which the names first appear, and the mean point of each place where the
 * file has coordinates too. One book serves all files of an import.
 */
export interface PlaceBook {
  /** The id of a name ("" is `UNNAMED_PLACE`), new where it is new; 0 where there is no room for another. */
  idOf(name: string): number
  /** Takes note of a point of the place. */
  locate(id: number, lat: number, lon: number): void
  /** Names by id, from 1 on. */
  names(): readonly string[]
  /** The mean of the points noted; null where there was none. */
  pointOf(id: number): { readonly lat: number; readonly lon: number } | null
  /** Ids that have a name or a point, in order. */
  ids(): readonly number[]
}

/** `known` are zones whose names have their ids; new names get those after the largest. */
export function placeBook(known: readonly Zone[] = []): PlaceBook {
  const ids = new Map<string, number>()
  const names: string[] = []
  const points = new Map<number, { lat: number; lon: number; count: number }>()
  for (const { id, name } of known) {
    if (name === null || ids.has(name)) continue
    ids.set(name, id)
    names[id - 1] = name
  }
  let next = known.reduce((most, { id }) => (id === UNNAMED_PLACE ? most : Math.max(most, id)), 0) + 1
  let given = 0
  return {
    idOf(name) {
      if (name === '') return UNNAMED_PLACE
      const there = ids.get(name)
      if (there !== undefined) return there
      if (given === MOST_NAMES || next >= UNNAMED_PLACE) return 0
      given++
      ids.set(name, next)
      names[next - 1] = name
      return next++
    },
    locate(id, lat, lon) {
      const sum = points.get(id)
      if (sum) {
        sum.lat += lat
        sum.lon += lon
        sum.count++
      } else points.set(id, { lat, lon, count: 1 })
    },
    names: () => names,
    pointOf(id) {
      const sum = points.get(id)
      return sum ? { lat: sum.lat / sum.count, lon: sum.lon / sum.count } : null
    },
    ids: () => [...new Set([...ids.values(), ...points.keys()])].sort((a, b) => a - b),
  }
}
