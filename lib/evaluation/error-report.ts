import { hourOf, weekdayOf } from '@/lib/shared/local-time'

/** The rides that predictions are judged by, row i in each array, in dataset order. */
export interface JudgedRides {
  readonly rows: number
  readonly pickupAt: Int32Array
  readonly pickupZone: Uint16Array
  readonly dropoffZone: Uint16Array
  /** What they took. */
  readonly minutes: Float32Array
}

/** Cells with fewer rides show no error. */
const FEWEST_IN_CELL = 5
/** Half-minute bins of predicted − actual from −20 to 20 min; the outermost hold what lies beyond. */
export const RESIDUAL_BIN_MINUTES = 0.5
export const RESIDUAL_REACH_MINUTES = 20
/** Cells of predicted against actual: 2 min wide, 30 a side; the last holds what lies beyond. */
export const DENSITY_CELL_MINUTES = 2
export const DENSITY_CELLS = 30

/** Minutes. */
const DURATION_EDGES = [0, 5, 10, 15, 20, 30, 45, Number.POSITIVE_INFINITY] as const
/** Kilometres. */
const DISTANCE_EDGES = [0, 1, 2, 3, 5, 8, 12, Number.POSITIVE_INFINITY] as const

export interface ErrorBand {
  /** Actual minutes or km, [from, to); `to` null for the last. */
  readonly from: number
  readonly to: number | null
  readonly rides: number
  /** Null where there are too few rides. */
  readonly mae: number | null
  readonly bias: number | null
}

export interface WorstRide {
  readonly pickupAt: number
  readonly pickupZone: number
  readonly dropoffZone: number
  readonly actual: number
  readonly predicted: number
}

/** Where a model errs, small enough to hand to a page. Minutes throughout. */
export interface ErrorReport {
  readonly rides: number
  /** Share of rides per minute of residual, by bin: sums to 1 over bins × their width. */
  readonly residuals: readonly number[]
  /** Counts, row-major: row is the predicted cell, column the actual one. */
  readonly density: readonly number[]
  /** 168 hours of the week, Monday 00 first; null where there are too few rides. */
  readonly hourOfWeekMae: readonly (number | null)[]
  readonly hourOfWeekRides: readonly number[]
  /** 24 hours of the day, 00 first; null where there are too few rides. */
  readonly hourOfDayMae: readonly (number | null)[]
  /** By what the ride took. */
  readonly durationBands: readonly ErrorBand[]
  /** By how far it went, of the rides whose distance is known; null where none is. */
  readonly distanceBands: readonly ErrorBand[] | null
  /** The 20 largest errors, largest first. */
  readonly worst: readonly WorstRide[]
}

const WORST = 20

/** Errors of predictions, one for each ride; `km` are the distances of the rides, NaN where unknown, or null where none is known. */
export function reportErrors(rides: JudgedRides, predicted: Float32Array, km: Float32Array | null = null): ErrorReport {
  if (predicted.length !== rides.rows)
    throw new Error(`${predicted.length} predictions cannot be judged by ${rides.rows} rides`)
  const bins = (2 * RESIDUAL_REACH_MINUTES) / RESIDUAL_BIN_MINUTES
  const residuals = new Float64Array(bins)
  const density = new Float64Array(DENSITY_CELLS * DENSITY_CELLS)
  const weekAbs = new Float64Array(168)
  const weekRides = new Float64Array(168)
  for (let i = 0; i < rides.rows; i++) {
    const actual = rides.minutes[i] as number
    const guess = predicted[i] as number
    const residual = guess - actual
    const bin = clampIndex(Math.floor((residual + RESIDUAL_REACH_MINUTES) / RESIDUAL_BIN_MINUTES), bins)
    residuals[bin] = (residuals[bin] as number) + 1
    const row = clampIndex(Math.floor(guess / DENSITY_CELL_MINUTES), DENSITY_CELLS)
    const column = clampIndex(Math.floor(actual / DENSITY_CELL_MINUTES), DENSITY_CELLS)
    density[row * DENSITY_CELLS + column] = (density[row * DENSITY_CELLS + column] as number) + 1
    const at = rides.pickupAt[i] as number
    const hour = weekdayOf(at) * 24 + hourOf(at)
    weekAbs[hour] = (weekAbs[hour] as number) + Math.abs(residual)
    weekRides[hour] = (weekRides[hour] as number) + 1
  }
  const total = Math.max(1, rides.rows)
  return {
    rides: rides.rows,
    residuals: Array.from(residuals, (count) => count / total / RESIDUAL_BIN_MINUTES),
    density: Array.from(density),
    hourOfWeekMae: Array.from(weekAbs, (sum, hour) => meanOf(sum, weekRides[hour] as number)),
    hourOfWeekRides: Array.from(weekRides),
    hourOfDayMae: Array.from({ length: 24 }, (_, hour) => meanOf(overDays(weekAbs, hour), overDays(weekRides, hour))),
    durationBands: errorsInBands(rides.minutes, DURATION_EDGES, rides, predicted),
    distanceBands: km && errorsInBands(km, DISTANCE_EDGES, rides, predicted),
    worst: worstRides(rides, predicted),
  }
}

/** Errors of the rides whose value lies between two edges, band by band; a ride without a value is in none. */
function errorsInBands(
  values: Float32Array,
  edges: readonly number[],
  rides: JudgedRides,
  predicted: Float32Array,
): readonly ErrorBand[] {
  const bands = edges.length - 1
  const sizes = new Float64Array(bands)
  const sums = new Float64Array(bands)
  const counts = new Float64Array(bands)
  for (let i = 0; i < rides.rows; i++) {
    const band = edges.findIndex((edge) => (values[i] as number) < edge) - 1
    if (band < 0) continue
    const residual = (predicted[i] as number) - (rides.minutes[i] as number)
    sizes[band] = (sizes[band] as number) + Math.abs(residual)
    sums[band] = (sums[band] as number) + residual
    counts[band] = (counts[band] as number) + 1
  }
  return Array.from(sizes, (size, band) => ({
    from: edges[band] as number,
    to: band === bands - 1 ? null : (edges[band + 1] as number),
    rides: counts[band] as number,
    mae: meanOf(size, counts[band] as number),
    bias: meanOf(sums[band] as number, counts[band] as number),
  }))
}

function worstRides(rides: JudgedRides, predicted: Float32Array): readonly WorstRide[] {
  const error = (row: number) => Math.abs((predicted[row] as number) - (rides.minutes[row] as number))
  const rows: number[] = []
  let least = Number.NEGATIVE_INFINITY
  for (let i = 0; i < rides.rows; i++) {
    if (rows.length === WORST && error(i) <= least) continue
    rows.push(i)
    rows.sort((a, b) => error(b) - error(a) || a - b)
    if (rows.length > WORST) rows.pop()
    least = error(rows[rows.length - 1] as number)
  }
  return rows.map((row) => ({
    pickupAt: rides.pickupAt[row] as number,
    pickupZone: rides.pickupZone[row] as number,
    dropoffZone: rides.dropoffZone[row] as number,
    actual: rides.minutes[row] as number,
    predicted: predicted[row] as number,
  }))
}

/** Sum over the seven days of what an hour of the week holds. */
function overDays(week: Float64Array, hour: number): number {
  let sum = 0
  for (let i = hour; i < week.length; i += 24) sum += week[i] as number
  return sum
}

const meanOf = (sum: number, n: number): number | null => (n < FEWEST_IN_CELL ? null : sum / n)

const clampIndex = (index: number, below: number): number => Math.min(below - 1, Math.max(0, index))
