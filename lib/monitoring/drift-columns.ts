import { hourOf, weekdayOf } from '@/lib/shared/local-time'
import { MISSING_PASSENGERS, type TripColumns } from '@/lib/trips/trip-columns'

/** A column by which datasets are compared: each ride falls into a bin. */
export interface DriftColumn {
  readonly key: string
  readonly title: string
  readonly unit: string | null
  /** Ordered bins have the same width; named ones have no order. */
  readonly kind: 'ordered' | 'named'
  readonly bins: number
  /** Does the last bin mean "no value"? */
  readonly mayMiss: boolean
  /** Of ordered columns: how wide a bin is. */
  readonly width: number
  /** Are its shares those of the calendar? Drawing days with replacement moves them by itself. */
  readonly ofCalendar?: true
  readonly binOf: (trips: TripColumns, row: number) => number
}

/** Places counted one by one; the rest is one bin. */
const MOST_NAMED = 1_000

const ordered = (
  key: string,
  title: string,
  unit: string | null,
  width: number,
  steps: number,
  valueAt: (trips: TripColumns, row: number) => number,
): DriftColumn => ({
  key,
  title,
  unit,
  kind: 'ordered',
  width,
  bins: steps + 1,
  mayMiss: true,
  binOf: (trips, row) => {
    const value = valueAt(trips, row)
    return Number.isNaN(value) ? steps : Math.max(0, Math.min(steps - 1, Math.floor(value / width)))
  },
})

const named = (
  key: string,
  title: string,
  bins: number,
  binOf: (trips: TripColumns, row: number) => number,
): DriftColumn => ({ key, title, unit: null, kind: 'named', width: 1, bins, mayMiss: false, binOf })

/** The columns of one of two datasets whose known places are these, the most frequent first; `unknown` are this dataset's ids that say of no place. */
export function driftColumns(
  pickups: readonly number[],
  dropoffs: readonly number[],
  unknown: ReadonlySet<number>,
): readonly DriftColumn[] {
  return [
    ordered(
      'duration',
      'Duration',
      'min',
      1,
      180,
      (trips, i) => ((trips.dropoffAt[i] as number) - (trips.pickupAt[i] as number)) / 60,
    ),
    ordered('distance', 'Distance', 'km', 0.25, 200, ({ distanceKm }, i) => distanceKm[i] as number),
    ordered('fare', 'Fare', null, 1, 200, ({ fare }, i) => fare[i] as number),
    ordered('passengers', 'Passengers', null, 1, 10, ({ passengers }, i) =>
      passengers[i] === MISSING_PASSENGERS ? Number.NaN : (passengers[i] as number),
    ),
    named('hour', 'Hour of pickup', 24, ({ pickupAt }, i) => hourOf(pickupAt[i] as number)),
    {
      ...named('weekday', 'Weekday of pickup', 7, ({ pickupAt }, i) => weekdayOf(pickupAt[i] as number)),
      ofCalendar: true,
    },
    placeColumn('pickup', 'Pickup place', pickups, unknown, ({ pickupZone }, i) => pickupZone[i] as number),
    placeColumn('dropoff', 'Drop-off place', dropoffs, unknown, ({ dropoffZone }, i) => dropoffZone[i] as number),
  ]
}

function placeColumn(
  key: string,
  title: string,
  places: readonly number[],
  unknown: ReadonlySet<number>,
  zoneOf: (trips: TripColumns, row: number) => number,
): DriftColumn {
  const counted = places.slice(0, MOST_NAMED)
  const binOf = new Uint16Array(1 << 16).fill(counted.length)
  counted.forEach((zone, bin) => {
    binOf[zone] = bin
  })
  for (const zone of unknown) binOf[zone] = counted.length + 1
  return {
    ...named(key, title, counted.length + 2, (trips, row) => binOf[zoneOf(trips, row)] as number),
    mayMiss: true,
  }
}
