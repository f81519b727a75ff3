import { inPieces, PIECE_ROWS, type Steps } from '@/lib/shared/steps'
import type { TripColumns } from '@/lib/trips/trip-columns'
import { FEWEST_RIDES } from './fitted-features'

/** What rides between two places are like, both ways taken together; a place and itself are no pair. */
export interface TypicalPairs {
  /** The lower id first; by id. */
  readonly pairs: readonly (readonly [number, number])[]
  /** Mean of the middle half of the measure. */
  readonly length: Float64Array
  readonly rides: Int32Array
}

/** A pair that is measured as nothing is taken for this much, so that no two places are one. */
const LEAST = 0.05

/** Pairs with at least five rides that have the measure, which is NaN where a ride has none. */
export function* typicalPairs(
  trips: TripColumns,
  rows: Int32Array,
  measure: (row: number) => number,
): Steps<TypicalPairs> {
  const keyOf = (row: number) => {
    const from = trips.pickupZone[row] as number
    const to = trips.dropoffZone[row] as number
    if (from === to || from === 0 || to === 0 || Number.isNaN(measure(row))) return -1
    return from < to ? from * 65_536 + to : to * 65_536 + from
  }
  const count = new Map<number, number>()
  yield* inPieces(rows.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const key = keyOf(rows[i] as number)
      if (key >= 0) count.set(key, (count.get(key) ?? 0) + 1)
    }
  })
  const keys = [...count].filter(([, n]) => n >= FEWEST_RIDES).sort(([a], [b]) => a - b)
  yield
  const start = new Int32Array(keys.length + 1)
  keys.forEach(([, n], k) => {
    start[k + 1] = (start[k] as number) + n
  })
  const at = new Map(keys.map(([key], k) => [key, k]))
  const values = new Float64Array(start[keys.length] as number)
  const next = start.slice()
  yield* inPieces(rows.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const k = at.get(keyOf(rows[i] as number))
      if (k === undefined) continue
      values[next[k] as number] = measure(rows[i] as number)
      next[k] = (next[k] as number) + 1
    }
  })
  const length = new Float64Array(keys.length)
  let sorted = 0
  for (let k = 0; k < keys.length; k++) {
    const ofPair = values.subarray(start[k], start[k + 1]).sort()
    length[k] = Math.max(LEAST, middleMean(ofPair))
    sorted += ofPair.length
    if (sorted < PIECE_ROWS) continue
    sorted = 0
    yield
  }
  return {
    pairs: keys.map(([key]) => [Math.floor(key / 65_536), key % 65_536] as const),
    length,
    rides: Int32Array.from(keys, ([, n]) => n),
  }
}

/** Mean of sorted values without the lowest and the highest quarter: of five, over three. */
function middleMean(sorted: Float64Array): number {
  const low = sorted.length >> 2
  const high = sorted.length - low
  let sum = 0
  for (let i = low; i < high; i++) sum += sorted[i] as number
  return sum / (high - low)
}
