import { zoneChoice, zoneInFull } from '@/lib/places/place-name'
import type { ZoneSet } from '@/lib/places/zone-set'
import { formatShare } from '@/lib/shared/format-number'
import { sayCount } from '@/lib/shared/say-count'
import type { PlaceFigure } from '@/lib/trips/profile'
import { knownPlaces } from '@/lib/trips/unknown-places'
import { enoughToColour } from './busiest'

/** What the map and the table show of a place. */
export type PlaceMeasure = 'count' | 'median'

/** A place by what is shown of it; null where it has too few rides to say. */
export const placeValue = (measure: PlaceMeasure, { rows, median }: PlaceFigure): number | null =>
  measure === 'count' ? rows : median !== undefined && enoughToColour(rows) ? median / 60 : null

/** Places that have something to show, the most of it first; of as much the one with more rides. */
export const inOrderOf = (measure: PlaceMeasure, places: readonly PlaceFigure[]): readonly PlaceFigure[] =>
  places
    .filter((place) => placeValue(measure, place) !== null)
    .sort((a, b) => (placeValue(measure, b) ?? 0) - (placeValue(measure, a) ?? 0) || b.rows - a.rows || a.zone - b.zone)

/** Places and how they are to be spoken of. */
interface NamedPlaces {
  readonly places: readonly PlaceFigure[]
  /** Ids that say of no place. */
  readonly unknown: ReadonlySet<number>
  readonly zoneSet: ZoneSet | null
}

/** Known places as they are ranked, then those that nobody knows. */
const knownFirst = ({ places, unknown }: NamedPlaces): readonly PlaceFigure[] => [
  ...knownPlaces(places, unknown).known,
  ...places.filter(({ zone }) => unknown.has(zone)),
]

/** Id, name, trips, share in percent of `rows` and median in minutes of each place, for a file. */
export const placeRows = (named: NamedPlaces, rows: number): (string | number | null)[][] =>
  knownFirst(named).map(({ zone, rows: trips, median }) => [
    String(zone),
    named.unknown.has(zone) ? 'unknown place' : zoneInFull(named.zoneSet, zone),
    trips,
    rows === 0 ? 0 : (trips / rows) * 100,
    median === undefined ? null : median / 60,
  ])

/** Places to choose from. */
export const placeChoices = (named: NamedPlaces): { readonly value: string; readonly label: string }[] =>
  knownFirst(named).map(({ zone }) => ({
    value: String(zone),
    label: named.unknown.has(zone) ? `unknown place (${zone})` : zoneChoice(named.zoneSet, zone),
  }))

/** "12 trips (0.4 %) at an unknown place". */
export const sayNowhere = (trips: number, rows: number): string =>
  `${sayCount(trips, 'trip')} (${formatShare(rows === 0 ? 0 : trips / rows)}) at an unknown place`
