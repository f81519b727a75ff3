import type { TripColumns, TripPoints } from './trip-columns'

/** A row longer than this is not a row: somewhere before, a quote was not closed. */
export const MAX_ROW_BYTES = 1 << 20

/** Bytes that a kernel's window has room for: the longest row, cut by the end of a piece, and as much again as is read at once. */
export const WINDOW_BYTES = MAX_ROW_BYTES + (256 << 10)

/** What a column of a CSV is read as. */
export const ROLE = {
  skip: 0,
  pickupAt: 1,
  dropoffAt: 2,
  pickupZone: 3,
  dropoffZone: 4,
  passengers: 5,
  distance: 6,
  fare: 7,
  duration: 8,
  pickupLat: 9,
  pickupLon: 10,
  dropoffLat: 11,
  dropoffLon: 12,
  pickupName: 13,
  dropoffName: 14,
} as const

/** The form of times: dates that begin with their year alone, or also those that begin with month or day; counts since 1970. */
export const TIME = { yearFirst: 0, monthFirst: 1, dayFirst: 2, unixSeconds: 3, unixMilliseconds: 4 } as const

/** What tells the end of a ride. */
export const END = { none: 0, time: 1, length: 2 } as const

/** Why a kernel stopped. */
export const STOP = {
  /** All rows before `safe` are read. */
  done: 0,
  /** The block is full. */
  full: 1,
  /** The row at the returned position needs the plain reader. */
  odd: 2,
  /** The row at the returned position is well-formed but its length of `seconds` is against the rules; it ends before `next`. */
  duration: 3,
} as const

/** How the rows of one file are read. */
export interface RowPlan {
  readonly columns: number
  /** Its byte. */
  readonly delimiter: number
  /** Is a comma in an amount its decimal point? */
  readonly decimalComma: boolean
  /** Columns that are read, by position; all others are passed over. */
  readonly used: readonly { readonly column: number; readonly role: number }[]
  /** Of `TIME` and of `END`. */
  readonly time: number
  readonly end: number
  /** The lengths that are kept; whatever they are where the end is not read. */
  readonly minimumSeconds: number
  readonly maximumSeconds: number
  readonly kmPerUnit: number
  readonly secondsPerUnit: number
  /** The zone id that an empty one is taken for; 0 where it is an error. */
  readonly emptyZone: number
  /** Is a row without two valid points odd? The plain reader knows whether a name does instead. */
  readonly needsPoints: boolean
}

/**
 * Turns bytes into typed columns, without strings, for rows as the TLC and the usual tools write them; stops at any other, which the caller
 * reads by `slow-row`. A thread has one for all its readers: between two calls from outside, nothing may be left in window or block.
 */
export interface RowKernel {
  /** `simd`: WebAssembly with SIMD. `plain`: TypeScript, where that is missing or forbidden. Both give the same rows. */
  readonly name: 'simd' | 'plain'
  readonly window: Uint8Array
  /** With points; a row that has none holds NaN there. */
  readonly block: TripColumns & { readonly points: TripPoints }
  /** Rows in the block. */
  filled: number
  readonly stop: number
  readonly next: number
  readonly seconds: number
  /** What the next runs read. Only another plan than before costs anything. */
  begin(plan: RowPlan): void
  /** The id of the place whose name is at [from, to) of the window; of use as long as the plan is the same. */
  learn(from: number, to: number, id: number): void
  /**
   * Reads rows of the window from `from`; all that begin before `safe`, which lies just after a line feed. Returns the position after the
   * last row kept. A call from 0 finds other bytes in the window than the one before.
   */
  run(from: number, safe: number): number
}
