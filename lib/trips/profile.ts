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
  /** Counts in 24 equal-width bins from min to the 99th percentile (times and places: to max). */
  readonly shape: readonly number[]
}

/** How many trips start on a day, by days since 1970-01-01. */
export interface RidesOfDay {
  readonly day: number
  readonly rows: number
}

/** A dataset in figures, over kept rows. Durations in seconds. */
export interface Profile {
  readonly duration: { readonly p05: number; readonly median: number; readonly mean: number; readonly p95: number }
  /** Trips by whole minute of duration: index m counts [m, m + 1) minutes. */
  readonly durationHistogram: readonly number[]
  /** 7 × 24 counts, Monday first, row-major. */
  readonly hourOfWeek: readonly number[]
  /** Trips by calendar month: months since 1970-01 and the count. */
  readonly months: readonly { readonly month: number; readonly rows: number }[]
  /** Trips by calendar day that has any: days since 1970-01-01 and the count. Absent in datasets of the first release. */
  readonly days?: readonly RidesOfDay[]
  readonly topPickups: readonly { readonly zone: number; readonly rows: number }[]
  readonly topDropoffs: readonly { readonly zone: number; readonly rows: number }[]
  readonly columns: readonly ColumnProfile[]
}
