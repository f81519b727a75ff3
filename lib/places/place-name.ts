import type { ZoneSet } from './zone-set'

/** What is known of a place, as far as it takes to name it. */
interface Place {
  readonly name: string | null
  readonly lat: number | null
  readonly lon: number | null
}

/** An index of Uber's H3 grid, as files and cells of coordinates have it for a name: its resolution is the second digit. */
const H3_INDEX = /^8[0-9a-f]{14}$/

const resolutionOf = (index: string): number => Number.parseInt(index.charAt(1), 16)

/** Digits of an index that say something: 15 bits of mode, resolution and base cell, and three for each resolution. The others are all f. */
const saysUpTo = (index: string): number => Math.ceil((15 + 3 * resolutionOf(index)) / 4)

/** Decimals of degrees that tell the centre of a cell from those of its neighbours: they are 2 km apart at resolution 7, 130 m at 10. */
const decimalsAt = (resolution: number): number => (resolution < 8 ? 2 : resolution < 10 ? 3 : 4)

/**
 * A place's name for a person, null where it has none. A cell of H3, whose name is its index, is called by where it lies, as exactly as tells
 * it from its neighbours: `40.751° N 73.983° W`; by the ends of its index where that is not known: `Hexagon 882a…d2d`.
 */
export function placeName({ name, lat, lon }: Place): string | null {
  if (name === null || !H3_INDEX.test(name)) return name
  if (lat === null || lon === null) return `Hexagon ${name.slice(0, 4)}…${name.slice(0, saysUpTo(name)).slice(-3)}`
  const decimals = decimalsAt(resolutionOf(name))
  const degrees = (value: number, positive: string, negative: string) =>
    `${Math.abs(value).toFixed(decimals)}° ${value < 0 ? negative : positive}`
  return `${degrees(lat, 'N', 'S')} ${degrees(lon, 'E', 'W')}`
}

/** The whole index of a cell, for where there is room for it; null of all other places. */
export const cellIndex = ({ name }: Pick<Place, 'name'>): string | null =>
  name !== null && H3_INDEX.test(name) ? name : null

/** What rides whose place has no name have for its id. */
const NO_PLACE = 65_535

const zoneOf = (zoneSet: ZoneSet | null, id: number) => zoneSet?.zones.find((zone) => zone.id === id)

/** The name of a zone by its id; `zone 75` where the set knows none. */
export function zoneName(zoneSet: ZoneSet | null, id: number): string {
  const zone = zoneOf(zoneSet, id)
  return (zone && placeName(zone)) ?? (id === NO_PLACE ? 'unknown place' : `zone ${id}`)
}

/** The same, of a cell with its whole index: for files, and for where there is room. */
export function zoneInFull(zoneSet: ZoneSet | null, id: number): string {
  const zone = zoneOf(zoneSet, id)
  const index = zone ? cellIndex(zone) : null
  return index === null ? zoneName(zoneSet, id) : `${zoneName(zoneSet, id)} (${index})`
}

/** The same with what tells it from all others, for lists that are searched: its id or, of a cell, its whole index. */
export function zoneChoice(zoneSet: ZoneSet | null, id: number): string {
  const zone = zoneOf(zoneSet, id)
  return !zone || zone.name === null ? zoneName(zoneSet, id) : `${placeName(zone)} (${cellIndex(zone) ?? id})`
}
