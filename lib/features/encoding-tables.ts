/**
 * Means, counts and typical distances of places, pairs and hours, counted over some rows without some others. Sums are kept per fold, so
 * that the tables "without fold f" cost no second pass over the rows.
 */
import type { TripColumns } from '@/lib/trips/trip-columns'
import { type EncodingTables, FEWEST_RIDES } from './fitted-features'
import { expectedMinutes, fromZones, type PaceFree, parentKm, type RideEncoder, secondOfWeek } from './ride-encoder'

/** Rides that a parent counts for when a cell's mean is smoothed towards it. */
const ZONE_WEIGHT = 10
const PAIR_WEIGHT = 5
const KM_WEIGHT = 3
const PACE_WEIGHT = 50
/** Metered distances outside this are the meter's mistakes: they say nothing about a pair. */
const SHORTEST_KM = 0.1
const LONGEST_KM = 100

const HOURS = 168
const round = Math.fround

/** Training rides in the form that counting reads: row i of each array is one ride. */
export interface CountedRides {
  readonly rows: number
  readonly minutes: Float32Array
  readonly km: Float32Array
  readonly straightKm: Float32Array
  readonly pickup: Int32Array
  readonly dropoff: Int32Array
  readonly pair: Int32Array
  readonly hour: Uint8Array
  /** Fold of the ride, 0…folds − 1. */
  readonly fold: Uint8Array
  readonly folds: number
}

/** Looks the training rows up in the vocabularies. */
export function countedRides(
  trips: TripColumns,
  rows: Int32Array,
  encoder: RideEncoder,
  fold: Uint8Array,
  folds: number,
): CountedRides {
  const n = rows.length
  const rides = {
    rows: n,
    minutes: new Float32Array(n),
    km: new Float32Array(n),
    straightKm: new Float32Array(n),
    pickup: new Int32Array(n),
    dropoff: new Int32Array(n),
    pair: new Int32Array(n),
    hour: new Uint8Array(n),
    fold,
    folds,
  }
  for (let i = 0; i < n; i++) {
    const row = rows[i] as number
    const pickup = trips.pickupZone[row] as number
    const dropoff = trips.dropoffZone[row] as number
    const km = trips.distanceKm[row] as number
    rides.minutes[i] = ((trips.dropoffAt[row] as number) - (trips.pickupAt[row] as number)) / 60
    rides.km[i] = km >= SHORTEST_KM && km <= LONGEST_KM ? km : Number.NaN
    rides.straightKm[i] = encoder.straightKm(pickup, dropoff)
    rides.pickup[i] = encoder.pickupIndex(pickup)
    rides.dropoff[i] = encoder.dropoffIndex(dropoff)
    rides.pair[i] = encoder.pairIndex(pickup, dropoff)
    rides.hour[i] = Math.floor(secondOfWeek(trips.pickupAt[row] as number) / 3600)
  }
  return rides
}

/** Count and sum of a value per cell and fold. */
class Sums {
  readonly count: Float64Array
  readonly sum: Float64Array

  constructor(
    readonly cells: number,
    readonly folds: number,
  ) {
    this.count = new Float64Array(cells * folds)
    this.sum = new Float64Array(cells * folds)
  }

  add(cell: number, fold: number, value: number): void {
    const k = cell * this.folds + fold
    this.count[k] = (this.count[k] as number) + 1
    this.sum[k] = (this.sum[k] as number) + value
  }

  /** Over all folds but one; −1 leaves none out. */
  countWithout(cell: number, without: number): number {
    return this.total(this.count, cell, without)
  }

  sumWithout(cell: number, without: number): number {
    return this.total(this.sum, cell, without)
  }

  private total(values: Float64Array, cell: number, without: number): number {
    let total = 0
    for (let f = 0; f < this.folds; f++) if (f !== without) total += values[cell * this.folds + f] as number
    return total
  }

  /** Mean of each cell smoothed towards `parent`; cells with fewer than five rides are their parent. */
  smoothed(without: number, parent: number, weight: number): { count: Int32Array; mean: Float32Array } {
    const count = new Int32Array(this.cells)
    const mean = new Float32Array(this.cells)
    for (let cell = 0; cell < this.cells; cell++) {
      const n = this.countWithout(cell, without)
      count[cell] = n
      mean[cell] = n < FEWEST_RIDES ? parent : (this.sumWithout(cell, without) + weight * parent) / (n + weight)
    }
    return { count, mean }
  }
}

/** Tables over all rides, and over all but those of each fold. */
export function countTables(
  rides: CountedRides,
  sizes: { readonly pickups: number; readonly dropoffs: number; readonly pairs: number },
): { readonly whole: EncodingTables; readonly withoutFold: readonly EncodingTables[] } {
  const { folds } = rides
  const all = new Sums(1, folds)
  const allKm = new Sums(1, folds)
  const pickup = new Sums(sizes.pickups, folds)
  const pickupKm = new Sums(sizes.pickups, folds)
  const dropoff = new Sums(sizes.dropoffs, folds)
  const dropoffKm = new Sums(sizes.dropoffs, folds)
  const pair = new Sums(sizes.pairs, folds)
  for (let i = 0; i < rides.rows; i++) {
    const f = rides.fold[i] as number
    const minutes = rides.minutes[i] as number
    const km = rides.km[i] as number
    all.add(0, f, minutes)
    pickup.add(rides.pickup[i] as number, f, minutes)
    dropoff.add(rides.dropoff[i] as number, f, minutes)
    if ((rides.pair[i] as number) >= 0) pair.add(rides.pair[i] as number, f, minutes)
    if (Number.isNaN(km)) continue
    allKm.add(0, f, km)
    pickupKm.add(rides.pickup[i] as number, f, km)
    dropoffKm.add(rides.dropoff[i] as number, f, km)
  }
  const perPair = ridesByPair(rides, sizes.pairs)

  const tablesWithout = (without: number): PaceFree => {
    const rows = all.countWithout(0, without)
    const meanMinutes = rows === 0 ? 0 : round(all.sumWithout(0, without) / rows)
    const kmRows = allKm.countWithout(0, without)
    const meanKm = kmRows === 0 ? 0 : round(allKm.sumWithout(0, without) / kmRows)
    const pickups = pickup.smoothed(without, meanMinutes, ZONE_WEIGHT)
    const dropoffs = dropoff.smoothed(without, meanMinutes, ZONE_WEIGHT)
    const kmParents = {
      meanKm,
      pickupKm: pickupKm.smoothed(without, meanKm, ZONE_WEIGHT).mean,
      dropoffKm: dropoffKm.smoothed(without, meanKm, ZONE_WEIGHT).mean,
      ...kmLine(rides, without),
    }
    const pairCount = new Int32Array(sizes.pairs)
    const pairMean = new Float32Array(sizes.pairs)
    const pairKm = new Float32Array(sizes.pairs)
    for (let p = 0; p < sizes.pairs; p++) {
      const first = perPair.order[perPair.start[p] as number] as number
      const from = rides.pickup[first] as number
      const to = rides.dropoff[first] as number
      const n = pair.countWithout(p, without)
      const parent = fromZones(pickups.mean[from] as number, dropoffs.mean[to] as number, meanMinutes)
      pairCount[p] = n
      pairMean[p] = n < FEWEST_RIDES ? parent : (pair.sumWithout(p, without) + PAIR_WEIGHT * parent) / (n + PAIR_WEIGHT)
      const far = parentKm(kmParents, from, to, rides.straightKm[first] as number)
      const past = medianKm(rides, perPair, p, without)
      pairKm[p] = past.n < FEWEST_RIDES ? far : (past.n * past.median + KM_WEIGHT * far) / (past.n + KM_WEIGHT)
    }
    return {
      rows,
      countScale: rows === 0 ? 1 : round(rides.rows / rows),
      meanMinutes,
      pickupCount: withRareAsZero(pickups.count),
      pickupMean: pickups.mean,
      dropoffCount: withRareAsZero(dropoffs.count),
      dropoffMean: dropoffs.mean,
      pairCount,
      pairMean,
      pairKm,
      ...kmParents,
    }
  }

  const whole = tablesWithout(-1)
  const perFold = Array.from({ length: folds }, (_, f) => tablesWithout(f))
  const pace = countPace(rides, perFold)
  return {
    whole: { ...whole, pace: pace(-1) },
    withoutFold: perFold.map((tables, f) => ({ ...tables, pace: pace(f) })),
  }
}

/** The pool of rare zones is not a place that many rides start from. */
function withRareAsZero(count: Int32Array): Int32Array {
  count[0] = 0
  return count
}

/** Metered km as a line of straight km, by least squares; slope 0 where there are no points. */
function kmLine(rides: CountedRides, without: number): { readonly kmIntercept: number; readonly kmSlope: number } {
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

function ridesByPair(rides: CountedRides, pairs: number): RidesByPair {
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
  for (let p = 0; p < pairs; p++) order.subarray(start[p], start[p + 1]).sort((a, b) => km(a) - km(b) || a - b)
  return { order, start }
}

function medianKm(
  rides: CountedRides,
  byPair: RidesByPair,
  pair: number,
  without: number,
): { readonly n: number; readonly median: number } {
  const from = byPair.start[pair] as number
  const to = byPair.start[pair + 1] as number
  let n = 0
  for (let k = from; k < to; k++) {
    const i = byPair.order[k] as number
    if (rides.fold[i] !== without && !Number.isNaN(rides.km[i] as number)) n++
  }
  const low = (n - 1) >> 1
  const high = n >> 1
  let seen = 0
  let sum = 0
  for (let k = from; k < to && seen <= high; k++) {
    const i = byPair.order[k] as number
    if (rides.fold[i] === without || Number.isNaN(rides.km[i] as number)) continue
    if (seen === low) sum += rides.km[i] as number
    if (seen === high) sum += rides.km[i] as number
    seen++
  }
  return { n, median: sum / 2 }
}

/** Pace of each hour of the week: minutes ÷ expected minutes, smoothed towards that hour on weekdays or at weekends, and that towards 1. */
function countPace(rides: CountedRides, perFold: readonly PaceFree[]): (without: number) => Float32Array {
  const actual = new Sums(HOURS, rides.folds)
  const expected = new Sums(HOURS, rides.folds)
  for (let i = 0; i < rides.rows; i++) {
    const f = rides.fold[i] as number
    const hour = rides.hour[i] as number
    const tables = perFold[f] as PaceFree
    actual.add(hour, f, rides.minutes[i] as number)
    expected.add(
      hour,
      f,
      expectedMinutes(tables, rides.pair[i] as number, rides.pickup[i] as number, rides.dropoff[i] as number),
    )
  }
  return (without) => {
    const parents = new Float64Array(48)
    const [count, sum, base] = [new Float64Array(48), new Float64Array(48), new Float64Array(48)]
    const parentOf = (hour: number) => (hour >= 120 ? 24 : 0) + (hour % 24)
    for (let hour = 0; hour < HOURS; hour++) {
      const k = parentOf(hour)
      count[k] = (count[k] as number) + actual.countWithout(hour, without)
      sum[k] = (sum[k] as number) + actual.sumWithout(hour, without)
      base[k] = (base[k] as number) + expected.sumWithout(hour, without)
    }
    for (let k = 0; k < 48; k++) parents[k] = factor(count[k] as number, sum[k] as number, base[k] as number, 1)
    return Float32Array.from({ length: HOURS }, (_, hour) =>
      factor(
        actual.countWithout(hour, without),
        actual.sumWithout(hour, without),
        expected.sumWithout(hour, without),
        parents[parentOf(hour)] as number,
      ),
    )
  }
}

/** Sum ÷ base, smoothed as if the parent had been seen on `PACE_WEIGHT` rides of the same length. */
function factor(n: number, sum: number, base: number, parent: number): number {
  if (n < FEWEST_RIDES || base <= 0) return parent
  const weight = (PACE_WEIGHT * base) / n
  return (sum + weight * parent) / (base + weight)
}
