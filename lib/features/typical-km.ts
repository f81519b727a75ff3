import { PIECE_ROWS, type Steps } from '@/lib/shared/steps'
import type { CountedRides } from './counted-rides'
import { FEWEST_RIDES } from './fitted-features'

const round = Math.fround

/** Metered km as a line of straight km, by least squares; slope 0 where there are no points. */
export function kmLine(
  rides: CountedRides,
  without: number,
): { readonly kmIntercept: number; readonly kmSlope: number } {
  let [n, sx, sy, sxx, sxy] = [0, 0, 0, 0, 0]
  for (let i = 0; i < rides.rows; i++) {
    const x = rides.straightKm[i] as number
    const y = rides.km[i] as number
    if (rides.fold[i] === without || Number.isNaN(x + y)) continue
    n += 1
    sx += x
    sy += y
    sxx += x * x
    sxy += x * y
  }
  const spread = n * sxx - sx * sx
  if (n < FEWEST_RIDES || spread <= 0) return { kmIntercept: 0, kmSlope: 0 }
  const slope = (n * sxy - sx * sy) / spread
  return slope > 0
    ? { kmIntercept: round(Math.max(0, (sy - slope * sx) / n)), kmSlope: round(slope) }
    : { kmIntercept: 0, kmSlope: 0 }
}

interface RidesByPair {
  /** Rides of pair p are order[start[p] … start[p + 1]), nearest first, those without a distance last. */
  readonly order: Int32Array
  readonly start: Int32Array
}

/** Sorts the rides of every pair by their metered distance, ties by row. */
export function* ridesByPair(rides: CountedRides, pairs: number): Steps<RidesByPair> {
  const start = new Int32Array(pairs + 1)
  for (const p of rides.pair) if (p >= 0) start[p + 1] = (start[p + 1] as number) + 1
  for (let p = 0; p < pairs; p++) start[p + 1] = (start[p + 1] as number) + (start[p] as number)
  const order = new Int32Array(start[pairs] as number)
  const next = start.slice()
  for (let i = 0; i < rides.rows; i++) {
    const p = rides.pair[i] as number
    if (p < 0) continue
    order[next[p] as number] = i
    next[p] = (next[p] as number) + 1
  }
  const km = (i: number) => {
    const value = rides.km[i] as number
    return Number.isNaN(value) ? Number.MAX_VALUE : value
  }
  yield
  let sorted = 0
  for (let p = 0; p < pairs; p++) {
    const ofPair = order.subarray(start[p], start[p + 1]).sort((a, b) => km(a) - km(b) || a - b)
    sorted += ofPair.length
    if (sorted < PIECE_ROWS) continue
    sorted = 0
    yield
  }
  return { order, start }
}

/** Typical distances are told to a tenth of a kilometre. */
const STEPS_PER_KM = 10

export const roundedKm = (km: number): number => round(Math.round(km * STEPS_PER_KM) / STEPS_PER_KM)

/**
 * Mean of the middle half of a pair's metered km over all folds but one, and the rides that have a distance; −1 leaves none out. A median
 * would be one ride's own distance wherever their number is odd; of five rides or more this mean is over three at least.
 */
export function middleKm(
  rides: CountedRides,
  byPair: RidesByPair,
  pair: number,
  without: number,
): { readonly n: number; readonly middle: number } {
  const from = byPair.start[pair] as number
  const to = byPair.start[pair + 1] as number
  let n = 0
  for (let k = from; k < to; k++) {
    const i = byPair.order[k] as number
    if (rides.fold[i] !== without && !Number.isNaN(rides.km[i] as number)) n++
  }
  const low = n >> 2
  const high = n - low
  let seen = 0
  let sum = 0
  for (let k = from; k < to && seen < high; k++) {
    const i = byPair.order[k] as number
    if (rides.fold[i] === without || Number.isNaN(rides.km[i] as number)) continue
    if (seen >= low) sum += rides.km[i] as number
    seen++
  }
  return { n, middle: sum / (high - low) }
}
