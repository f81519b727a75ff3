import type { MinuteRange } from './artefact'
import { weekBandOf } from './hour-bands'

/** Shares of rides that an interval is made to hold. */
export const INTERVAL_LEVELS = [0.8, 0.95] as const

/** Ends of one ride: low and high of each level, in their order. */
export const ENDS_A_RIDE = 2 * INTERVAL_LEVELS.length

/** How far a model errs, learnt from the last training days, of which the model that was asked knew nothing. */
export interface IntervalTable {
  /** Predicted minutes, ascending, at which the spread is known. */
  readonly knots: Float32Array
  /** Mean absolute error at each of them, minutes, above 0; between them it is interpolated. */
  readonly spread: Float32Array
  /** Multiples of the spread at each end of an interval: bands of the week × `ENDS_A_RIDE`, lows at most 0, highs at least 0. */
  readonly ends: Float32Array
}

/** Mean absolute error where so many minutes are predicted. */
export function spreadAt({ knots, spread }: Pick<IntervalTable, 'knots' | 'spread'>, minutes: number): number {
  let above = 0
  while (above < knots.length && (knots[above] as number) < minutes) above++
  if (above === 0) return spread[0] as number
  if (above === knots.length) return spread[above - 1] as number
  const [from, to] = [knots[above - 1] as number, knots[above] as number]
  const [low, high] = [spread[above - 1] as number, spread[above] as number]
  return low + ((high - low) * (minutes - from)) / (to - from)
}

/** Ends of each ride's intervals, minutes: rides × `ENDS_A_RIDE`, within the model's range and around what it predicts. */
export function intervalEnds(
  table: IntervalTable,
  { low, high }: MinuteRange,
  minutes: Float32Array,
  pickupAt: Int32Array,
): Float32Array {
  const ends = new Float32Array(minutes.length * ENDS_A_RIDE)
  for (let i = 0; i < minutes.length; i++) {
    const predicted = minutes[i] as number
    const spread = spreadAt(table, predicted)
    const band = weekBandOf(pickupAt[i] as number) * ENDS_A_RIDE
    for (let k = 0; k < ENDS_A_RIDE; k++)
      ends[i * ENDS_A_RIDE + k] = Math.min(high, Math.max(low, predicted + spread * (table.ends[band + k] as number)))
  }
  return ends
}
