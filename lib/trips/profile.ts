/** One column of a file as read. Times are local seconds. */
export interface ColumnProfile {
  /** As the file's header spells it. */
  readonly header: string
  /** What it was read as: "pickup time", "pickup place", … */
  readonly readAs: string
  readonly unit: string | null
  readonly kind: 'time' | 'place' | 'number'
  readonly missing: number
  readonly min: number | null
  readonly median: number | null
  readonly max: number | null
  /** The values of rank ⌊(n − 1) × ¼⌋ and ⌊(n − 1) × ¾⌋; null where there is none. Absent in datasets of the first release, as what follows. */
  readonly lowerQuartile?: number | null
  readonly upperQuartile?: number | null
  /** How many different values there are; null: more than are counted (`MOST_DISTINCT`). */
  readonly distinct?: number | null
  /** Values more than three times the middle half's width away from it (Tukey's "far out"); null where the middle half is one value. */
  readonly outliers?: number | null
  /** Counts in 24 equal-width bins from min to the 99th percentile (times and places: to max). */
  readonly shape: readonly number[]
}

/** How many trips start on a day, by days since 1970-01-01. */
export interface RidesOfDay {
  readonly day: number
  readonly rows: number
}

/** Rides that begin, or end, at a place. */
export interface PlaceFigure {
  readonly zone: number
  readonly rows: number
  /** Their median duration in seconds. Absent in datasets of the first release. */
  readonly median?: number
}

/**
 * Rides by distance and duration, in quarters of a doubling: `counts[i][j]` are those of 2^((distanceFrom + i) / 4) km up to the next such
 * step, that took 2^((durationFrom + j) / 4) min up to the next.
 */
export interface RideDensity {
  readonly distanceFrom: number
  readonly durationFrom: number
  readonly counts: readonly (readonly number[])[]
  /** Rides without a distance, or one below 1/8 km or from 128 km on. */
  readonly outside: number
}

/** The parts that a profile has by now. One of an earlier version is made anew from the rows. */
export const PROFILE_VERSION = 3

/** Has it all parts? */
export const isWhole = ({ version }: Pick<Profile, 'version'>): boolean => version === PROFILE_VERSION

/** A dataset in figures, over kept rows; every figure is exact. Durations in seconds. */
export interface Profile {
  /** Absent in datasets of the first release, as every part that may be. */
  readonly version?: number
  readonly duration: { readonly p05: number; readonly median: number; readonly mean: number; readonly p95: number }
  /** Trips by whole minute of duration: index m counts [m, m + 1) minutes. */
  readonly durationHistogram: readonly number[]
  /** 7 × 24 counts, Monday first, row-major. */
  readonly hourOfWeek: readonly number[]
  /** Median duration of the same hours; null where no ride begins. */
  readonly hourOfWeekMedian?: readonly (number | null)[]
  /** Trips by calendar month: months since 1970-01 and the count. */
  readonly months: readonly { readonly month: number; readonly rows: number }[]
  /** Trips by calendar day that has any: days since 1970-01-01 and the count. Absent in datasets of the first release. */
  readonly days?: readonly RidesOfDay[]
  /** The most rides first; of a great many places (`MOST_PLACES`) the first only. */
  readonly topPickups: readonly PlaceFigure[]
  readonly topDropoffs: readonly PlaceFigure[]
  /** Null where the rides have no distance. */
  readonly density?: RideDensity | null
  readonly columns: readonly ColumnProfile[]
}
