import type { PlaceFigure } from '@/lib/trips/profile'
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
