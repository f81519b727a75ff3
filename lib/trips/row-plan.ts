import type { TripColumns } from './trip-columns'

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
} as const

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

/** How the rows of one file are read: the role of each column, the lengths in seconds that are kept, the unit of distances. */
export interface RowPlan {
  readonly roles: Uint8Array
  readonly minimumSeconds: number
  readonly maximumSeconds: number
  readonly kmPerUnit: number
}

/**
 * Turns bytes into typed columns, without strings, for rows as the TLC and the usual tools write them; stops at any other, which the caller
 * reads by `slow-row`. A thread has one for all its readers: between two calls from outside, nothing may be left in window or block.
 */
export interface RowKernel {
  /** `simd`: WebAssembly with SIMD. `plain`: TypeScript, where that is missing or forbidden. Both give the same rows. */
  readonly name: 'simd' | 'plain'
  readonly window: Uint8Array
  readonly block: TripColumns
  /** Rows in the block. */
  filled: number
  readonly stop: number
  readonly next: number
  readonly seconds: number
  begin(plan: RowPlan): void
  /**
   * Reads rows of the window from `from`; all that begin before `safe`, which lies just after a line feed. Returns the position after the
   * last row kept. `isNew`: the window has other bytes than at the call before.
   */
  run(from: number, safe: number, isNew: boolean): number
}
